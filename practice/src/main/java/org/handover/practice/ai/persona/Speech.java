package org.handover.practice.ai.persona;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.PatientCase;

/// Puts facts into an answer: whether it begins with yes or no, whether it was said before, and how
/// much of a fact was asked for.
final class Speech {
  private static final Pattern YES_OR_NO =
      Pattern.compile("(?i)^(?:no|yes|none|not|non-\\w{3,10})\\b.*");
  private static final Pattern NORMAL =
      Pattern.compile(
          "(?i)\\b(?:are|is|have been|has been) (?:all )?(?:normal|fine|regular|all right|ok|okay)\\b|\\botherwise (?:fit|well|healthy)|\\bfit and well\\b");
  private static final Pattern EXCEPT =
      Pattern.compile("(?i)\\b(?:except|apart from|other than)\\b");
  private static final Pattern KEEPS_CAPITAL =
      Pattern.compile(
          "^(?:I\\b|I'|[A-Z][a-z]+ [A-Z]|[A-Z]{2}|(?!What |Paracetamol |Ibuprofen |Occasional |Usual |Regular |Since |For |On |In |At |About |After |Before |During |Over |Last |When |While |If |Until |Then |But |He |She |They |It |His |Her |My |The |This |There |Their )[A-Z][a-z]+ (?:has|is|was|had|went|does|takes|lives|lost|works|says|thinks|died|drinks|smokes|visits|helps|knows|doesn't|didn't|hasn't|isn't)\\b).*");
  private static final Pattern OF_HAVING =
      Pattern.compile(
          "(?i)^\\W*(?:(?:and|so|but|ok|okay|now|right|lol|well|also)\\W+)*+(?:any|have|has|had|do|does|did|are|is|was|were|ever|can|will)\\b");
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?i)\\b(?:can|could|would|will) (?:you|i) (?:please |just )?(?:rate|score|give|tell|describe|show|point|remind|explain|ask|check|confirm)\\b");
  private static final Pattern LASTED = Pattern.compile("(?i)\\bhow long (?:was|were|did)\\b");
  private static final Pattern CANNOT =
      Pattern.compile(
          "(?i)^(?:I|he|she|they|it) (?:really |still |just )?(?:cannot|can't|couldn't|am unable)\\b");
  private static final Pattern STILL =
      Pattern.compile("(?i)\\b(?:still|enjoy|able|manage|managing|keep up|keeping up)\\b");
  private static final Pattern LOST =
      Pattern.compile("(?i)\\b(?:lost (?:all )?interest|no longer|stopped|given up|gave up)\\b");
  private static final Pattern ALONE = Pattern.compile("(?i)\\b(?:alone|on my own|by myself)\\b");
  private static final Pattern WITH_SOMEBODY =
      Pattern.compile("(?i)\\b(?:any(?:one|body)|someone|somebody|with)\\b");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?i)(?:for|over|about|in)(?: the)?(?: last| past| about)? ((?:an? |[\\w-]{1,12} )?(?:hour|day|week|month|year|fortnight)s?)");
  private static final int LONG = 90;
  private static final int MOST_OF_A_LIST = 4;

  private final Phrases phrases;
  private final Recollection memory;
  private final PatientCase patient;
  private final long seed;

  Speech(Phrases phrases, Recollection memory, PatientCase patient, long seed) {
    this.phrases = phrases;
    this.memory = memory;
    this.patient = patient;
    this.seed = seed;
  }

  String pick(String occasion) {
    return phrases.pick(occasion, seed, memory.memory());
  }

  /// One or two facts in answer to a question.
  String answer(Heard heard, List<Known> facts) {
    Known first = facts.getFirst();
    Optional<String> part = part(heard, first);
    if (part.isPresent()) {
      return part.get();
    }
    StringBuilder said = new StringBuilder();
    if (memory.isTold(first)) {
      said.append(lead(again(heard), first.spoken()));
    } else if (takesYes(heard, first) && isOfSomebody(heard) && first.fact().denied()) {
      said.append(first.spoken());
    } else if (takesYes(heard, first)) {
      boolean alone =
          ALONE.matcher(first.spoken()).find()
              && WITH_SOMEBODY.matcher(heard.text()).find()
              && !ALONE.matcher(heard.text()).find();
      boolean no =
          first.fact().denied()
              || CANNOT.matcher(first.spoken()).find()
              || (STILL.matcher(heard.text()).find() && LOST.matcher(first.spoken()).find())
              || alone
              || NORMAL.matcher(first.spoken()).find();
      said.append(lead(no ? "No," : "Yes,", first.spoken()));
    } else {
      said.append(first.spoken());
    }
    facts.stream()
        .skip(1)
        .filter(fact -> !memory.isTold(fact) && goesWith(first, fact))
        .filter(fact -> !first.stems().containsAll(fact.stems()))
        .filter(fact -> heard.asked().isEmpty() || fact.aspects().contains(heard.asked().get()))
        .findFirst()
        .ifPresent(fact -> said.append(' ').append(fact.spoken()));
    return said.toString();
  }

  /// "Have you any children?" is not answered with no by "I have not seen my daughter".
  private static boolean isOfSomebody(Heard heard) {
    return !heard.speaksOf("telling others")
        && (heard.speaksOf("children") || heard.speaksOf("relationship"));
  }

  private static boolean goesWith(Known first, Known other) {
    boolean together =
        !first.fact().unlocks().isEmpty() && first.fact().unlocks().equals(other.fact().unlocks());
    return together || first.fact().denied() == other.fact().denied();
  }

  private String again(Heard heard) {
    return patient.dislikesRepeats() && memory.wasAsked(heard)
        ? pick("again-cross")
        : pick("again");
  }

  private static boolean takesYes(Heard heard, Known fact) {
    return heard.isClosed()
        && OF_HAVING.matcher(heard.text()).find()
        && !REQUEST.matcher(heard.text()).find()
        && !YES_OR_NO.matcher(fact.spoken()).matches()
        && !EXCEPT.matcher(fact.spoken()).find();
  }

  /// "For six weeks", of a long fact, or of one that was told already.
  private Optional<String> part(Heard heard, Known fact) {
    if (heard.asked().isEmpty()
        || heard.isClosed()
        || (fact.spoken().length() < LONG && !memory.isTold(fact))) {
      return Optional.empty();
    }
    return switch (heard.asked().get()) {
      case SINCE ->
          Aspect.SINCE
              .words(fact.spoken())
              .filter(words -> !LASTED.matcher(heard.text()).find())
              .map(words -> since(heard, words));
      case EPISODE, OFTEN -> heard.asked().get().words(fact.spoken()).map(Speech::sentence);
      case REASON -> reason(fact.spoken());
      default -> Optional.empty();
    };
  }

  /// "When?" is not answered with "for six weeks".
  private String since(Heard heard, String words) {
    Matcher span = SPAN.matcher(words);
    boolean when = heard.text().toLowerCase(Locale.ROOT).contains("when") && span.matches();
    String said = sentence(when ? "about " + amount(span.group(1)) + " ago" : words);
    return patient.dislikesRepeats() && memory.wasAsked(heard)
        ? lead(pick("again-cross"), said)
        : said;
  }

  /// "month" of "for the past month" is "a month".
  private static String amount(String span) {
    return span.indexOf(' ') < 0 ? "a " + span : span;
  }

  private static Optional<String> reason(String spoken) {
    int because = spoken.indexOf("because ");
    return because < 0 ? Optional.empty() : Optional.of(sentence(spoken.substring(because)));
  }

  static String sentence(String words) {
    String upper = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return ".!?".indexOf(upper.charAt(upper.length() - 1)) >= 0 ? upper : upper + ".";
  }

  /// Several facts, as for "What have you had in the past?".
  String list(Heard heard, List<Known> facts) {
    List<Known> fresh = facts.stream().filter(fact -> !memory.isTold(fact)).toList();
    List<Known> some = (fresh.isEmpty() ? facts : fresh).stream().limit(MOST_OF_A_LIST).toList();
    String first = some.getFirst().spoken();
    boolean denied = some.getFirst().fact().denied();
    String begun =
        fresh.isEmpty()
            ? lead(again(heard), first)
            : takesYes(heard, some.getFirst()) ? lead(denied ? "No," : "Yes,", first) : first;
    StringBuilder said = new StringBuilder(begun);
    some.stream()
        .skip(1)
        .filter(fact -> !some.getFirst().stems().containsAll(fact.stems()))
        .forEach(fact -> said.append(' ').append(fact.spoken()));
    return said.toString();
  }

  /// The words after a few others.
  static String lead(String lead, String spoken) {
    boolean keepsCapital = KEEPS_CAPITAL.matcher(spoken).matches();
    String rest =
        keepsCapital
            ? spoken
            : spoken.substring(0, 1).toLowerCase(Locale.ROOT) + spoken.substring(1);
    return lead + " " + rest;
  }

  boolean isTold(Known fact) {
    return memory.isTold(fact);
  }

  boolean isHelpless(String answer) {
    return phrases.isOf("not-followed", answer);
  }

  static boolean tells(Known fact, Aspect aspect) {
    return fact.aspects().contains(aspect);
  }
}
