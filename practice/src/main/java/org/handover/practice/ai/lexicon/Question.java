package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;

/// Finds what a rubric question is about: "Did the learner ask about hemoptysis (coughing up
/// blood)?" is about "hemoptysis", or in other words "coughing up blood".
final class Question {
  private static final Pattern WHO =
      Pattern.compile(
          """
          ^\\W*(?:(?:did|does|has|have|was|were)\\s+)?(?:the\\s+)?\
          (?:learner|student|candidate|doctor|clinician|trainee|nurse|physician|interviewer|user|resident|they|he|she)s?\\s+\
          """,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASKED =
      Pattern.compile(
          """
          ^(?:\\w+ly\\s+)?(?:ask|inquir|enquir|explor|elicit|check|screen|question|find out|found out|establish|clarif|assess|determin\
          |obtain|discuss|address|identif|confirm|cover|mention|show|demonstrat|express)\\w*\\s+\
          (?:(?:out|the|a|patients?|him|her|them)\\s+)*+(?:(?:about|whether|if|for|into|regarding|on|of|that|with)\\s+)*+\
          """,
          Pattern.CASE_INSENSITIVE);

  /// What is done by saying so, and the words that lead to the thing itself.
  private static final Pattern DEED =
      Pattern.compile(
          """
          ^(?:\\w+ly\\s+)?(?:order|request|arrang|offer|giv|propos|explain|tell|say|stat|advis|recommend|suggest|provid|prescrib|recogni[sz]|notic)\\w*\\s+\
          (?:(?:the|an?|some|patients?|him|her|them)\\s+)*+(?:(?:advice|information|help)\\s+(?:about|for|on|with)\\s+)?(?:(?:why|that|how|what)\\s+)?\
          """,
          Pattern.CASE_INSENSITIVE);

  /// That is done at once, however it is done.
  private static final Pattern INTRODUCED =
      Pattern.compile("^(introduc\\w*\\s+\\w+)\\b.*", Pattern.CASE_INSENSITIVE);

  /// No thing of its own, but more of the one before: "what to look out for, and when".
  private static final Pattern MORE = Pattern.compile("when|how|where|why|what|(?:its|their) .*");

  private static final Pattern END = Pattern.compile("[?.!\\s]+$");
  private static final Pattern PARENTHESIS = Pattern.compile("[()\\[\\]]");
  private static final String PREPOSITION =
      "(?:of|in|on|at|for|with|if|when|while|before|after|during|around|near|from)";
  private static final Pattern QUALIFIES = Pattern.compile("^" + PREPOSITION + "\\b.*");
  private static final Pattern TWO_PREPOSITIONS =
      Pattern.compile("\\b(" + PREPOSITION + ") or " + PREPOSITION + "\\b");
  private static final Pattern OR =
      Pattern.compile(
          "(?:(?<!\\s)\\s+)?(?:[,;/]|\\b(?:or|and|such as|including)\\b|\\be\\.g\\.)\\s*");

  /// What is longer is read as far as this.
  static final int LONGEST = 2_000;

  private final Lexicon lexicon;

  Question(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Subject read(String question) {
    return new Subject(
        subjects(question).stream().map(subject -> new Wording(subject, lexicon)).toList(),
        DEED.matcher(predicate(question)).find(),
        Inquiry.denies(BoundedText.beginning(question, LONGEST)));
  }

  private static String predicate(String question) {
    String read = BoundedText.beginning(question.strip(), LONGEST);
    return WHO.matcher(read).replaceFirst("");
  }

  /// The things that it is about, any of which answers it.
  List<String> subjects(String question) {
    String predicate = INTRODUCED.matcher(predicate(question)).replaceFirst("$1");
    String bare = DEED.matcher(ASKED.matcher(predicate).replaceFirst("")).replaceFirst("");
    String object = END.matcher(bare).replaceFirst("");
    String simple = TWO_PREPOSITIONS.matcher(object).replaceAll("$1");
    List<String> subjects = new ArrayList<>();
    boolean first = true;
    for (String part : PARENTHESIS.split(simple, -1)) {
      String wording = part.strip();
      if (first || !QUALIFIES.matcher(wording).matches()) {
        subjects.addAll(alternatives(wording));
      }
      first = false;
    }
    return subjects;
  }

  private List<String> alternatives(String wording) {
    List<String> parts = new ArrayList<>();
    for (String part : OR.split(wording, -1)) {
      String bare = ASKED.matcher(part).replaceFirst("").strip();
      boolean more = !parts.isEmpty() && MORE.matcher(bare).matches();
      if (!bare.isEmpty() && !more) {
        parts.add(bare);
      }
    }
    return parts.size() < 2 ? parts : parts.stream().map(part -> completed(part, parts)).toList();
  }

  /// Gives a part what it shares with its neighbours: "swollen or tender lymph nodes", "redness or
  /// itching of the eyes", "loss of smell or taste", "weakness of an arm or of the face".
  private String completed(String part, List<String> parts) {
    String first = parts.getFirst();
    String last = parts.getLast();
    int headEnd = first.indexOf(' ');
    if (QUALIFIES.matcher(part).matches() && headEnd > 0) {
      return first.substring(0, headEnd) + " " + part;
    }
    if (part.contains(" ")) {
      return part;
    }
    int tail = last.contains(" of ") ? last.indexOf(" of ") : last.indexOf(' ');
    if (tail > 0) {
      return together(part, part + last.substring(tail));
    }
    int of = first.indexOf(" of ");
    return of > 0 ? together(part, first.substring(0, of) + " of " + part) : part;
  }

  /// The whole if it is one thing, or if the part alone is none: "cough or chest pain" has no cough
  /// pain in it, but "ear or back pain" is about ear pain.
  private String together(String part, String whole) {
    Phrase alone = lexicon.phrase(part);
    boolean oneThing =
        lexicon.mentions(lexicon.phrase(whole)).stream()
            .map(Lexicon.Mention::words)
            .anyMatch(
                words -> words.size() > 1 && words.stream().anyMatch(alone.stems()::contains));
    return oneThing || lexicon.mentions(alone).isEmpty() ? whole : part;
  }
}
