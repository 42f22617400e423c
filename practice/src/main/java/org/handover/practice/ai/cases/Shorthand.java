package org.handover.practice.ai.cases;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spells out what clinicians write for short: "3/7", "20/day", "HTN", "x2".
final class Shorthand {
  private static final Map<String, String> WORDS = new LinkedHashMap<>();
  private static final Map<String, String> PHRASES = new LinkedHashMap<>();
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d/&+~]{1,40}");
  private static final Pattern SPAN = Pattern.compile("(?<![\\d/])(\\d{1,2})/(7|52|12)(?![\\d/])");
  private static final Pattern RATE =
      Pattern.compile("(?i)(?<=[\\p{L}\\d])\\s?/\\s?(day|d|week|wk|month|night|hour)\\b");
  private static final Pattern TIMES = Pattern.compile("(?i)\\b[x×]\\s?(\\d{1,2})\\b");
  private static final Pattern FOR =
      Pattern.compile(
          "(?i)\\b[x×]\\s?(\\d{1,2})\\s?(days?|weeks?|months?|years?|yrs?|hours?|hrs?)\\b");
  private static final Pattern SIDE =
      Pattern.compile(
          "\\b([RL])(?= (?:\\p{L}{1,12} )?(?:arm|leg|shoulder|hip|knee|side|chest|eye|ear|hand|foot|ankle|calf|flank|breast|wrist|thigh|jaw|loin|groin|elbow|upper|lower|sided?)\\b)");
  private static final Pattern HISTORY =
      Pattern.compile(
          "(?i)^([\\w-]{1,10} (?:hours?|days?|weeks?|months?|years?))[' ]{0,2}(?:hx|history|h/o) (?:of )?(.{2,80}?)(?=$|[,;.])");
  private static final Pattern OFTEN =
      Pattern.compile(
          "(?i)\\b(\\d{1,2})-(\\d{1,2}) ?[x×] ?(?:/|a |per ) ?(day|week|month|night)\\b");
  private static final Pattern DOSE = Pattern.compile("(?i)(\\d)(mg|mcg|micrograms?|ml|g)\\b");

  static {
    for (String line : CaseResource.lines("shorthand.txt")) {
      int is = line.indexOf(" = ");
      String shorter = line.substring(0, is).strip();
      Map<String, String> by = shorter.indexOf(' ') < 0 ? WORDS : PHRASES;
      by.put(shorter, line.substring(is + 3).strip());
    }
  }

  private Shorthand() {}

  static String spelledOut(String text) {
    String since =
        HISTORY
            .matcher(SPAN.matcher(text).replaceAll(span -> span.group(1) + " " + unit(span)))
            .replaceFirst("$2 for the last $1");
    since = OFTEN.matcher(since).replaceAll("$1 or $2 times a $3");
    String spans = SPAN.matcher(since).replaceAll(span -> span.group(1) + " " + unit(span));
    String times = FOR.matcher(spans).replaceAll("for $1 $2");
    times =
        TIMES
            .matcher(times)
            .replaceAll(count ->
                count.group(1).equals("2")
                    ? "twice"
                    : count.group(1).equals("1") ? "once" : count.group(1) + " times");
    String rates = RATE.matcher(times).replaceAll(rate -> " a " + period(rate.group(1)));
    String sides =
        SIDE.matcher(rates).replaceAll(side -> side.group(1).equals("R") ? "right" : "left");
    return WORD.matcher(phrases(DOSE.matcher(sides).replaceAll("$1 $2")))
        .replaceAll(Shorthand::word);
  }

  private static String phrases(String text) {
    String plain = text;
    for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
      int at = plain.toLowerCase(Locale.ROOT).indexOf(phrase.getKey());
      plain =
          at < 0
              ? plain
              : plain.substring(0, at)
                  + phrase.getValue()
                  + plain.substring(at + phrase.getKey().length());
    }
    return plain;
  }

  private static String period(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "d" -> "day";
      case "wk" -> "week";
      default -> word;
    };
  }

  private static String unit(MatchResult span) {
    String unit =
        switch (span.group(2)) {
          case "7" -> "day";
          case "52" -> "week";
          default -> "month";
        };
    return span.group(1).equals("1") ? unit : unit + "s";
  }

  /// "ca" and "all" are words of plain English too, unless they are in capitals.
  private static String word(MatchResult word) {
    String text = word.group();
    String plain = WORDS.get(text.toLowerCase(Locale.ROOT));
    boolean ambiguous =
        text.length() <= 4
            && text.equals(text.toLowerCase(Locale.ROOT))
            && NEEDS_CAPITALS.contains(text);
    return plain == null || ambiguous
        ? Matcher.quoteReplacement(text)
        : Matcher.quoteReplacement(plain);
  }

  private static final Set<String> NEEDS_CAPITALS =
      Set.of("mi", "cp", "ca", "af", "loc", "dm", "mane", "hr", "pt", "pop", "re");
}
