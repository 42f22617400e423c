package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How lines of rubrics are put: who, a verb, what, and the small words between parts.
final class Phrasing {
  private static final String ASKING =
      "ask|inquir|enquir|explor|elicit|check|screen|question|find|found|establish|clarif|assess"
          + "|determin|obtain|discuss|address|identif|confirm|cover|take|took|rule|exclud|quantif"
          + "|investigat|gather|review|probe|inquire|consider|seek|sought|look";
  private static final String SAYING =
      "order|request|arrang|offer|giv|gave|propos|explain|tell|told|say|said|stat|advis|recommend"
          + "|suggest|provid|prescrib|recogni[sz]|notic|name|diagnos|stop|start|restart|refer|warn"
          + "|inform|send|sent|call|teach|mention|bring|brought|link|chang|reduc|agree|report|refus"
          + "|conclud|mak|made|use|tak|book|schedul|admit|organis|organiz|reassur|encourag|support"
          + "|acknowledg|summar|introduc|show|demonstrat|invit|negotiat|involv|thank|clos|signpost"
          + "|greet|respond|record|document|safety|plan|ensur|avoid|respect|speak|find|leave"
          + "|fit|choos|pick|tell|weigh|gain|apologi[sz]|outlin|describ|present|wash|withhold|treat"
          + "|issu|consider|delay|list|interpret|calculat|communicat|counsel|deliver|switch|increas|add";
  static final Pattern WHO =
      Pattern.compile(
          "^\\W*+(?:(?:did|does|has|have|was|were|do)\\s++)?+(?:the\\s++)?+(?:learner|student"
              + "|candidate|doctor|clinician|trainee|nurse|physician|interviewer|user|resident"
              + "|they|he|she)s?+\\s++(?:(?:should|must|is able to|was able to|able to|can|will)\\s++)?+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MANNER =
      Pattern.compile(
          ",?+\\s++(?:without (?:judge?ment|judging|blame|blaming|labels|alarm|reproach|dismiss\\w*+|relying"
              + "|being|appearing|sounding)\\b[^,;.]{0,60}"
              + "|(?:and )?+(?:directly|plainly|honestly|calmly|sensitively|gently|clearly|carefully"
              + "|appropriately|early and plainly|politely|effectively|specifically"
              + "|accurately|explicitly|briefly|in an? \\w++ (?:manner|way)))(?![\\w-])",
          Pattern.CASE_INSENSITIVE);
  static final Pattern NOT =
      Pattern.compile(
          "^(?:(?:do|does|did|should|must|has|have|is|was)\\s++)?+(?:not|n't|never|avoids?|avoided"
              + "|avoiding|refrains?|refrained|doesn't|didn't|don't)\\s++(?:from\\s++)?+(.++)$",
          Pattern.CASE_INSENSITIVE);
  static final Pattern BEFORE =
      Pattern.compile(
          "^(.{3,300}?)\\s(?:before|prior to)\\s++((?:prescrib|offer|giv|examin|explain|discuss"
              + "|recommend|suggest|advis|start|order|refer|propos|tell|ask|clos|mak|do)\\w*+\\b.*+)$",
          Pattern.CASE_INSENSITIVE);
  static final Pattern AT_LEAST =
      Pattern.compile(
          "^(.{0,200}?)\\b(?:at least|any|minimum of|a minimum of)\\s++(one|two|three|four|five|[1-5])"
              + "\\s++(?:of\\s++)?+(?:the\\s++)?+(?:following\\s*+)?+(?:[a-z ]{0,60}[:(])?+(.++)$",
          Pattern.CASE_INSENSITIVE);
  static final Pattern REASON =
      Pattern.compile(
          "^(.{3,300}?)[,\\s]++(?:(?:and\\s++)?+(?:says?|gives?|explains?|explaining|giving|saying)"
              + "\\s++(?:why|the reasons?|a reason)|and why|with (?:an? |the )?+"
              + "(?:clear |good )?+(?:reasons?|rationale|justification|explanation))\\b.{0,100}$",
          Pattern.CASE_INSENSITIVE);
  static final Pattern LESSER =
      Pattern.compile(
          "(?:^|[.;,]\\s*+)([^.;,:]{2,80}?)\\s++(?:alone|only)\\s*+(?:[:=,-]|earns?|gets?|scores?|is|gives?)?+"
              + "\\s*+(?:half|0\\.5|1/2|one mark|1 mark|half marks?|half the marks?)\\b",
          Pattern.CASE_INSENSITIVE);
  static final Pattern OR =
      Pattern.compile("\\bor\\b|/|\\be\\.?g\\b|\\bsuch as\\b|\\bfor example\\b");
  private static final Pattern ASKS =
      Pattern.compile(
          "^(?:\\w+ly\\s++)?+(?:(?:" + ASKING + ")\\w*+\\b.*+|tak\\w++\\s.{0,80}history.*+)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SAYS =
      Pattern.compile("^(?:\\w+ly\\s++)?+(?:" + SAYING + ")\\w*+\\b.*+", Pattern.CASE_INSENSITIVE);

  /// A question that proposes something: "asks to examine".
  static final Pattern ASKS_TO =
      Pattern.compile(
          "^ask\\w*+ to (?:measure|test|check|examine|see|take|do|listen|look at)\\b",
          Pattern.CASE_INSENSITIVE);

  /// Done by asking as well as by saying.
  static final Pattern EITHER =
      Pattern.compile(
          "^(?:\\w+ly\\s++)?+(?:identif|recogni[sz]|consider|notic|mention|address|rul\\w*+ out"
              + "|exclud|bring up|brought up|pick|cover)\\w*+\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UNUSUAL =
      Pattern.compile(
          "^(?:\\w+ly\\s++)?+(?:exclud\\w*+|rul\\w*+ out|perform\\w*+|quantif\\w*+|consider\\w*+|recogni[sz]\\w*+|notic\\w*+|mention\\w*+|tak\\w++"
              + "|investigat\\w*+|gather\\w*+|review\\w*+|prob\\w*+|seeks?|look\\w*+ for)\\s++"
              + "(?:an? |the |full |brief |detailed )*+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TELLING =
      Pattern.compile(
          "^(?:\\w+ly\\s++)?+(?:explain|advis|tell|told|inform|recommend|prescrib|order|refer|warn|teach"
              + "|taught|diagnos|educat|counsel|reassur|describ|instruct)\\w*+\\b",
          Pattern.CASE_INSENSITIVE);

  /// A line that begins with a verb, though with none that is known.
  static final Pattern SENTENCE =
      Pattern.compile(
          "^\\w+(?:s|ed|ing)\\s++(?:the|an?|to|patients?|with|from|his|her|their)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VERB =
      Pattern.compile("^(?:\\w+ly\\s++)?+(\\w++)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?:,|;|\\band|\\bthen|&|\\bbut)\\s++(?:then\\s++|also\\s++|to\\s++)?+(?!closed\\b)(?=(?:"
              + ASKING
              + "|"
              + SAYING
              + ")(?:s|es|ed|ies|ied)?+\\s)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LISTED =
      Pattern.compile("^([^:(]{2,200}?)\\s*+(?:[:]|\\()\\s*+([^)]{2,300}+)\\)?+(.{0,100})$");
  private static final Pattern EXAMPLES =
      Pattern.compile("^(?:e\\.?g\\.?|such as|for example|including|any of|i\\.?e\\.?)[\\s,]*+");
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*+(?:,\\s*+(?:and|or)\\b|[,;/]|\\b(?:and|or)\\b|\\+|&)\\s*+");
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:\\w+ly\\s++)?+\\w++\\s++(?:(?:the|an?|some|any|patients?|parents?|him|her|them|mother"
              + "|appropriate|clear|urgent|that|for|to|of|about|on|out|possible|likely|suspected|use of"
              + "|how|what|they)\\s++)*+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAIL =
      Pattern.compile(
          "\\s(?:as the (?:most likely |likely |working |correct )?+diagnosis|as (?:a|the|an|part of)? ?+(?:likely |possible |main )?+(?:diagnosis|differentials?)"
              + "|because of|due to|for the|in order|to rule|if |with aura|appropriately|today|now)\\b.*+$",
          Pattern.CASE_INSENSITIVE);

  private Phrasing() {}

  /// What a line lists behind a colon or in parentheses.
  ///
  /// @param any whether one of them is enough
  record Listed(String head, List<String> things, boolean any) {
    public Listed {
      things = List.copyOf(things);
    }
  }

  /// Without "did the learner", and without how well it is to be done: that is left to people.
  static String withoutSubject(String line) {
    return MANNER.matcher(WHO.matcher(line).replaceFirst("")).replaceAll("").strip();
  }

  /// Whether a word is a verb that lines of rubrics begin with.
  static boolean isVerb(String word) {
    return ASKS.matcher(word).matches() || SAYS.matcher(word).matches();
  }

  static boolean isAsking(String line) {
    return ASKS.matcher(line).find();
  }

  /// The line with a verb that the lexicon's reader of questions knows.
  static String asking(String line) {
    return UNUSUAL.matcher(line).replaceFirst("asks about ");
  }

  /// Whether something is to be told or done, so that a question about it does not do it.
  static boolean isTelling(String line) {
    return TELLING.matcher(line).find();
  }

  static boolean isDeed(String line) {
    return ASKS_TO.matcher(line).find() || (!isAsking(line) && SAYS.matcher(line).find());
  }

  static Optional<String> verb(String line) {
    Matcher verb = VERB.matcher(line);
    return verb.find() ? Optional.of(verb.group(1)) : Optional.empty();
  }

  static List<String> clauses(String line) {
    List<String> clauses = new ArrayList<>();
    for (String clause : CLAUSE.split(line, -1)) {
      if (!clause.isBlank()) {
        clauses.add(clause.strip());
      }
    }
    return clauses;
  }

  /// The list of a line; nothing where there is none, or where it only says the same in other
  /// words.
  static Optional<Listed> listed(String line) {
    Matcher parts = LISTED.matcher(line);
    if (!parts.find() || !parts.group(3).isBlank()) {
      return Optional.empty();
    }
    String inner = parts.group(2).strip();
    boolean examples = EXAMPLES.matcher(inner.toLowerCase(Locale.ROOT)).find();
    List<String> things = list(EXAMPLES.matcher(inner).replaceFirst(""));
    boolean any = examples || OR.matcher(inner.toLowerCase(Locale.ROOT)).find();
    boolean many = things.size() > 2 || (things.size() == 2 && !any);
    return many ? Optional.of(new Listed(parts.group(1), things, any)) : Optional.empty();
  }

  static List<String> list(String text) {
    List<String> things = new ArrayList<>();
    for (String thing : SEPARATOR.split(text, -1)) {
      String bare = thing.replace(")", "").strip();
      if (!bare.isEmpty()) {
        things.add(bare);
      }
    }
    return things;
  }

  /// The things that are to be said or done.
  static List<String> objects(String line) {
    String bare = TAIL.matcher(LEAD.matcher(line).replaceFirst("")).replaceFirst("");
    int parenthesis = bare.indexOf('(');
    return list(parenthesis > 0 ? bare.substring(0, parenthesis) : bare);
  }

  static int number(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "one", "1" -> 1;
      case "two", "2" -> 2;
      case "three", "3" -> 3;
      case "four", "4" -> 4;
      default -> 5;
    };
  }
}
