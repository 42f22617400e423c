package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handover.practice.api.Blank;

/// What an author says of when something may be told.
final class Guards {
  private static final String TELLS =
      "(?:say|says|admit|admits|tell|tells|reveal|reveals|disclose|discloses|mention|mentions|explain|explains|confess|confesses|share|shares|answer|reply|open up and say|talk about|volunteer)";

  /// "If the learner asks how things are at home, you become tearful and say that he hit you."
  private static final Pattern IF_THEN_TELL =
      Pattern.compile(
          "(?i)^(?:[^;.]{0,80}?\\bbut )?(?:only )?(?:if|when|once) (?<occasion>[^,;]{3,200}+), (?:then )?(?:you |he |she |they |\\p{L}{1,20} )?(?:[^,;.]{0,60}? and )?(?:will |then |may |can |quietly |only )?"
              + TELLS
              + "\\b(?: them| her| him| the \\p{L}{1,15})?(?: that)?,? (?<words>.{3,600})$");

  /// "if asked about smoking you say that you have never smoked".
  private static final Pattern IF_ASKED_SAY =
      Pattern.compile(
          "(?i)^(?:only )?(?:if|when) (?<occasion>(?:you are |he is |she is )?(?:asked|questioned)\\b[^,;]{0,80}?),? (?:you|he|she) (?:will )?(?:say|answer|reply|claim|admit|insist)s?(?: that)?,? (?<words>.{3,400})$");

  /// "If the student is kind she bursts into tears and admits that she feels low."
  private static final Pattern IF_MOVED_THEN_TELL =
      Pattern.compile(
          "(?i)^(?:[^;.]{0,80}?\\bbut )?(?:if|when|once) (?<occasion>[^;]{3,160}?),? (?:you|he|she|they) (?:will )?(?:burst\\p{L}{0,3} into tears|becomes? \\p{L}{3,12}|break\\p{L}{0,2} down|cr(?:y|ies)|relax\\p{L}{0,2}|soften\\p{L}{0,2}|opens? up) and (?:will )?"
              + TELLS
              + "\\b(?: that)? (?<words>.{3,400})$");

  /// "Janet becomes tearful if the doctor is kind, and then says that she cannot go on."
  private static final Pattern MOVED_IF_THEN_TELL =
      Pattern.compile(
          "(?i)^[^,;]{0,60}?\\b(?:becomes?|gets?|is|are|will be|looks?|starts? to|begins? to) \\p{L}{2,15} (?:if|when|once) (?<occasion>[^,;]{3,160}?),? (?:and|then) (?:then )?(?:you |he |she )?(?:will )?"
              + TELLS
              + "\\b(?: (?:you|them|the \\p{L}{1,15}))?(?: that)?,? (?<words>.{3,400})$");

  /// "Only mention that you have stopped the tablets if asked about side effects."
  private static final Pattern ONLY_TELL =
      Pattern.compile(
          "(?i)^(?:please )?(?:(?:you |he |she )?(?:will |should )?only|do not|don't|never) (?:mention|say|admit|reveal|disclose|volunteer|tell (?:them|him|her|the \\p{L}{1,15}))s? that (?<words>[^;]{5,300}?),? (?:if|when|unless|until) (?<occasion>[^;]{5,200})$");

  /// What may be told to who asks for it, whatever it is.
  static final Occasion NEVER_UNASKED = new Occasion(List.of(), false);

  private static final Pattern POINTER = Pattern.compile("(?i)^\\s?(?:about )?(?:this|it|that)\\b");

  /// "you mention it only if asked about allergies", "only admits this when asked kindly".
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)\\b(?:(?:only|not|never|n't|reluctant to|reluctantly|prefers not to|would rather not) (?:\\p{L}{1,20} ){0,2}?(?:volunteer\\w*|mention|mentions|admit|admits|reveal|reveals|say|says|tell|tells|talk|talks|bring|brings|disclose|discloses|discuss|give|offer|share)|"
              + "(?:say|mention|admit|reveal|give|tell|volunteer|disclose|share|offer|mentions|admits|reveals|discloses|volunteers|says|tells|gives|shares) (?:so|it|this|that|about it|about this|them)?\\s?(?:only|if|when|unless|until|once))\\b");

  private static final Pattern OCCASION =
      Pattern.compile("(?i)\\b(?:if|unless|when|until|once|after)\\b(?<occasion>[^;]{2,200})$");
  private static final Pattern ASKED_FOR =
      Pattern.compile(
          "(?i)^.{0,80}?\\b(?:asks?|asked|questioned|pressed|prompted|asking)\\b(?: \\w{2,15}ly| again| twice)?(?: (?:and|or) \\w{2,15}ly)?(?: in an? \\p{L}{1,15} way)?(?: (?:about|for|if|whether|what|of|how))?\\s*");
  private static final Pattern TO_THE_ACTOR =
      Pattern.compile(
          "(?i)^(?:please |but )?(?:you )?(?:do not|don't|never|must not|should not|will not|won't|are not to)\\s(?:\\p{L}{1,15} )?(?:volunteer|mention|bring up|reveal|say|tell|admit|disclose|talk about|give away|offer|discuss)\\b(?: that| about| anything about| the fact that)?(?<what>.{0,200})$");
  private static final Pattern SYMPATHY =
      Pattern.compile(
          "(?i)\\b(?:sympath\\w*|empath\\w*|kind\\w*|gentl\\w*|friendl\\w*|warm\\w*|rapport|trust\\w*|sensitiv\\w*|patient with|listen\\w*|supportive|compassion\\w*|understanding|comfortable|caring|respect\\w*|acknowledg\\w*|recogni[sz]\\w*|confidential\\w*|non-judg\\w*|nonjudg\\w*|reassur\\w*|at ease|safe)\\b");
  private static final Pattern EMBARRASSING =
      Pattern.compile("(?i)\\b(?:embarrass\\w*|ashamed|keeps? (?:it|this) secret)\\b");
  private static final Pattern END = Pattern.compile("[.,;)\\s]{1,10}$");
  private static final Pattern AND_THAT = Pattern.compile(",? and that ");
  private static final Pattern YES = Pattern.compile("(?i)^yes,? and that ");
  private static final Pattern TAIL =
      Pattern.compile(
          "(?i)(?:^|[,:;(] ?|(?<=[^ ,:;(]) )(?:and |but )?(?:you |he |she |they |this |it )?(?:will |is |are |does |do )?(?:only |not |never )?(?:volunteer\\w*|mention\\w*|admit\\w*|reveal\\w*|say so|say it|say this|says this|says so|tell\\w* (?:it|this|them)|disclose\\w*|offer\\w* (?:it|this)|told|shared?|divulge\\w*|talk\\w* about|discuss\\w*)? ?(?:it |this |that |so |to this )?(?:only )?(?:if|when|unless|until) (?:\\p{L}{1,12} ){0,3}?(?:asked|asks|prompted|questioned|pressed)\\b[^.;]{0,200}\\)?$");
  private static final Pattern HUSHED =
      Pattern.compile(
          "(?i),? (?:and|but) (?:you |he |she )?(?:will|would|do|does|can)(?: not|n't) (?:bring|mention|say|tell|admit|talk|speak|volunteer)\\b.{0,200}$");

  private static final Pattern WAY =
      Pattern.compile(
          " (?:in an? [\\p{L}-]{3,20} (?:way|manner)|kindly|gently|sensitively|directly|specifically|explicitly)$");
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?i)[,;]? (?:so|and|but|which|that)$|[,;(]? ?(?:(?:but )?(?:will|would|does|do) (?:not|deny)|won't|doesn't|don't)(?: (?:say|mention|tell|admit|this|it|volunteer|bring it up)){0,3}$|[,;(]$");
  private static final Pattern OF_TELLING =
      Pattern.compile(
          "(?i)\\b(?:only|unless|until|mention\\w*|admit\\w*|reveal\\w*|say\\w*|tell\\w*|disclos\\w*|offer\\w*|volunteer\\w*|told|give)\\b");
  private static final Pattern NAMES =
      Pattern.compile(
          "(?i)\\b(?:mention|mentions|admit|admits|reveal|reveals|disclose|discloses|volunteer|volunteers|offer|tell|talk about|discuss|give|share)s? (?:the|your|his|her|that (?:you|he|she)|about (?:the|your|his|her)) ");
  private static final Pattern POINTS =
      Pattern.compile(
          "(?i)\\b(?:say|mention|admit|reveal|give|tell|share)s? (?:it|this|so|that(?! (?:you|he|she)))\\b");

  /// When something may be told.
  ///
  /// @param asked what has to be asked about; empty: the thing itself
  record Occasion(List<String> asked, boolean sympathy) {}

  /// Words that the patient says on an occasion.
  record Conditional(List<String> words, Occasion occasion) {}

  private Guards() {}

  static Optional<Conditional> conditional(String sentence) {
    Matcher says = IF_ASKED_SAY.matcher(sentence);
    Matcher moved = MOVED_IF_THEN_TELL.matcher(sentence);
    Matcher only = ONLY_TELL.matcher(END.matcher(sentence).replaceFirst(""));
    Matcher found =
        Stream.of(IF_MOVED_THEN_TELL.matcher(sentence), says, moved, only)
            .filter(Matcher::matches)
            .findFirst()
            .orElseGet(() -> IF_THEN_TELL.matcher(sentence));
    if (!found.matches()) {
      return Optional.empty();
    }
    String words = YES.matcher(found.group("words")).replaceFirst("yes, and ");
    List<String> said =
        words.startsWith("yes") ? List.of(words) : List.of(AND_THAT.split(words, -1));
    return Optional.of(new Conditional(said, occasion(found.group("occasion"))));
  }

  /// What "only if asked about it" at the end of a clause, or a clause of its own, guards it with.
  static Optional<Occasion> aside(String clause) {
    if (!isAside(clause)) {
      return EMBARRASSING.matcher(clause).find()
          ? Optional.of(new Occasion(List.of(), false))
          : Optional.empty();
    }
    Matcher found = OCCASION.matcher(clause);
    return Optional.of(
        found.find() ? occasion(found.group("occasion")) : new Occasion(List.of(), false));
  }

  /// Whether it says when something may be told, rather than that it embarrasses.
  static boolean isAside(String clause) {
    return ASIDE.matcher(clause).find() || isTail(clause) || HUSHED.matcher(clause).find();
  }

  private static boolean isTail(String clause) {
    Matcher tail = TAIL.matcher(clause);
    return tail.find() && OF_TELLING.matcher(tail.group()).find();
  }

  /// Whether the aside says what it speaks of: "She will only mention the weight loss if …".
  static boolean namesSomething(String clause) {
    return NAMES.matcher(clause).find() && !POINTS.matcher(clause).find();
  }

  /// The clause without what it says of when it may be told.
  static String withoutAside(String clause) {
    String without = HUSHED.matcher(TAIL.matcher(clause).replaceFirst("")).replaceFirst("").strip();
    return DANGLING.matcher(without).replaceFirst("").strip();
  }

  /// "this unless you are asked …" speaks of what was told before.
  static boolean pointsBack(String withheld) {
    return POINTER.matcher(withheld).find();
  }

  /// What the actor must not bring up.
  static Optional<String> withheld(String clause) {
    Matcher found = TO_THE_ACTOR.matcher(clause);
    return found.find() ? Optional.of(found.group("what").strip()) : Optional.empty();
  }

  private static Occasion occasion(String text) {
    List<String> asked = new ArrayList<>();
    boolean sympathy = SYMPATHY.matcher(text).find();
    for (String one : text.split(",? or ", -1)) {
      Matcher found = ASKED_FOR.matcher(one);
      String what =
          found.find() ? one.substring(found.end()) : SYMPATHY.matcher(one).find() ? "" : one;
      String plain =
          WAY.matcher(END.matcher(what.strip().toLowerCase(Locale.ROOT)).replaceFirst(""))
              .replaceFirst("");
      if (plain.length() > 2 && !Blank.words(plain).isEmpty() && !isManner(plain)) {
        asked.add(plain);
      }
    }
    return new Occasion(asked, sympathy);
  }

  private static boolean isManner(String words) {
    return List.of(
            "plainly",
            "directly",
            "specifically",
            "about it",
            "about this",
            "kindly",
            "gently",
            "twice",
            "this",
            "it",
            "so",
            "you",
            "explicitly")
        .contains(words);
  }
}
