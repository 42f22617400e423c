package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.practice.api.Blank;

/// Takes a sentence apart into clauses that each tell one thing: "He sleeps on three pillows and
/// woke up gasping" tells two.
final class Clauses {
  private static final Pattern HARD =
      Pattern.compile("(?:(?<!\\s)\\s)?;\\s{1,5}|(?<=[^\\d]):\\s{1,5}|\\s[–—-]\\s");
  private static final Pattern APOSTROPHE = Pattern.compile("(?:you|he|she|they|i)'(?:re|s|ve|m)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Set<String> SUBJECTS =
      Set.copyOf(
          Blank.words(
              """
              i he she you it they there his her your my the a an this that these their
              we nobody no-one everything both some
              he's she's it's you're you've i'm i've they're there's
              """));
  private static final Set<String> SUBORDINATE =
      Set.copyOf(
          Blank.words(
              """
              when if although though because since until after before while as unless once
              whenever during for over in on at
              """));
  private static final Set<String> BEFORE_A_VERB =
      Set.copyOf(
          Blank.words(
              """
              also now never always often usually sometimes only just still then once twice
              recently has had have is was this last week today yesterday no not
              """));

  /// After "you", whose verbs look like nouns.
  private static final Set<String> CLEAR_AFTER_YOU =
      Set.copyOf(
          Blank.words(
              """
              have are were had don't can cannot can't could would will take drink smoke live work
              feel think want need woke lost stopped started went came fell use get wake vape eat
              sleep did didn't haven't never know
              """));

  private static final Set<String> OUTCOMES =
      Set.of(
          "seemed", "helped", "worked", "settled", "eased", "didn't", "did", "made", "stopped",
          "was", "went", "has");
  private static final Set<String> JOINS = Set.of("and", "but", "so", "yet", "although", "though");
  private static final int AS_FAR_AS_THE_VERB = 6;

  private Clauses() {}

  static List<String> of(String sentence) {
    List<String> clauses = new ArrayList<>();
    for (String part : HARD.split(sentence, -1)) {
      if (!part.isBlank()) {
        split(List.of(BLANKS.split(part.strip(), -1)), clauses);
      }
    }
    return clauses;
  }

  private static void split(List<String> words, List<String> clauses) {
    int start = 0;
    int depth = 0;
    String subject = "";
    for (int at = 1; at < words.size(); at++) {
      depth += depth(words.get(at - 1));
      if (depth > 0 || !canEndBefore(words, start, at)) {
        continue;
      }
      int skip = JOINS.contains(plain(words.get(at))) ? 1 : 0;
      boolean full =
          startsClause(words, at + skip)
              && hasVerb(words.subList(start, at))
              && !isOfTheOutcome(words, at + skip)
              && !isPurpose(words, at);
      boolean bare =
          skip == 1
              ? !isWithinRelative(words.subList(start, at))
                  && startsPredicate(words, at + 1, words.get(0))
              : Verbs.isThird(plain(words.get(at)))
                  && at < words.size() - 1
                  && !isWithinRelative(words.subList(start, at));
      if (full || bare) {
        subject = add(words.subList(start, at), subject, clauses);
        start = at + skip;
        subject = full ? "" : subject;
      }
    }
    add(words.subList(start, words.size()), subject, clauses);
  }

  /// "His mother and his sister have diabetes" is one clause.
  private static boolean hasVerb(List<String> words) {
    boolean note = words.stream().noneMatch(word -> SUBJECTS.contains(plain(word)));
    return note
        || words.stream()
            .map(Clauses::plain)
            .anyMatch(word ->
                Verbs.isFinite(word)
                    || Verbs.isBase(word)
                    || Verbs.isParticiple(word)
                    || word.indexOf('\'') > 0);
  }

  /// "You took him into the bathroom and it seemed to help": the second says nothing by itself.
  private static boolean isOfTheOutcome(List<String> words, int at) {
    return at + 1 < words.size()
        && Set.of("it", "this", "that").contains(plain(words.get(at)))
        && OUTCOMES.contains(plain(words.get(at + 1)));
  }

  /// "so you can get back to work"
  private static boolean isPurpose(List<String> words, int at) {
    return plain(words.get(at)).equals("so")
        && at + 2 < words.size()
        && Set.of("can", "could", "would", "will").contains(plain(words.get(at + 2)));
  }

  private static int depth(String word) {
    int opened = (int) word.chars().filter(c -> c == '(').count();
    return opened - (int) word.chars().filter(c -> c == ')').count();
  }

  private static boolean canEndBefore(List<String> words, int start, int at) {
    boolean comma = words.get(at - 1).endsWith(",");
    boolean joined = JOINS.contains(plain(words.get(at)));
    return (comma || joined) && (at - start > 1) && !(comma && isSubordinate(words, start, at));
  }

  /// "his wife, who has an illness and depends on him".
  private static boolean isWithinRelative(List<String> words) {
    return words.stream()
        .map(Clauses::plain)
        .anyMatch(
            Set.of("who", "which", "especially", "including", "particularly", "mainly")::contains);
  }

  /// "When he lies down, he coughs" is one.
  private static boolean isSubordinate(List<String> words, int start, int at) {
    return SUBORDINATE.contains(plain(words.get(start)))
        && words.subList(start, at - 1).stream().noneMatch(word -> word.endsWith(","));
  }

  private static boolean startsClause(List<String> words, int at) {
    if (at >= words.size() - 1) {
      return false;
    }
    String first = plain(words.get(at));
    boolean named = Character.isUpperCase(words.get(at).charAt(0));
    boolean apposition = named && words.get(at).endsWith(",");
    if (isJoined(words, at) && SUBORDINATE.contains(first) && turnsToSomebody(words, at)) {
      return true;
    }
    if ((!SUBJECTS.contains(first) && !named) || apposition) {
      return false;
    }
    if (first.indexOf('\'') > 0 && !named) {
      return true;
    }
    int last = Math.min(words.size(), at + AS_FAR_AS_THE_VERB);
    for (int verb = at + 1; verb < last; verb++) {
      String word = plain(words.get(verb));
      if (Verbs.isFinite(word)
          || ((first.equals("you") || first.equals("i") || first.equals("they"))
              && Verbs.isBase(word))) {
        return true;
      }
      boolean plural = plain(words.get(verb - 1)).endsWith("s") && verb > at + 1;
      if (plural && Verbs.isBase(word)) {
        return true;
      }
      if (words.get(verb).endsWith(",")) {
        return false;
      }
    }
    return false;
  }

  private static boolean isJoined(List<String> words, int at) {
    return plain(words.get(at - 1)).equals("but");
  }

  /// "but since Sunday I have noticed"
  private static boolean turnsToSomebody(List<String> words, int at) {
    return words.subList(at + 1, Math.min(words.size(), at + AS_FAR_AS_THE_VERB)).stream()
        .map(Clauses::plain)
        .anyMatch(word -> Set.of("i", "he", "she", "you", "they", "it", "there").contains(word));
  }

  private static boolean startsPredicate(List<String> words, int from, String first) {
    boolean you = words.stream().map(Clauses::plain).anyMatch("you"::equals);
    int at = from;
    while (at < words.size() - 1
        && at < from + 3
        && BEFORE_A_VERB.contains(plain(words.get(at)))
        && !Verbs.isFinite(plain(words.get(at)))) {
      at++;
    }
    if (at >= words.size()) {
      return false;
    }
    String verb = plain(words.get(at));
    String next = at + 1 < words.size() ? plain(words.get(at + 1)) : "";
    if (next.equals("done") || (verb.equals("left") && isSite(next))) {
      return false;
    }
    boolean clear =
        you ? CLEAR_AFTER_YOU.contains(verb) || Verbs.isPast(verb) : Verbs.isFinite(verb);
    return clear && (SUBJECTS.contains(plain(first)) || Character.isUpperCase(first.charAt(0)));
  }

  /// "into his jaw and left arm".
  private static boolean isSite(String word) {
    return Topics.shared().in(List.of(word)).stream()
        .anyMatch(topic -> topic.kind() == Topic.Kind.SITE);
  }

  /// Adds the clause, with the subject that it goes without; gives the subject for the next.
  private static String add(List<String> words, String subject, List<String> clauses) {
    if (words.size() > 2
        && clauses.isEmpty()
        && JOINS.contains(words.getFirst().toLowerCase(Locale.ROOT))) {
      return add(words.subList(1, words.size()), subject, clauses);
    }
    String text = String.join(" ", words);
    String whole = subject.isEmpty() ? text : subject + " " + verbFirst(words);
    String clause = whole.endsWith(",") ? whole.substring(0, whole.length() - 1) : whole;
    clauses.add(clause.strip());
    return subject.isEmpty() ? subject(words) : subject;
  }

  /// "twice this week woke up" after its subject: "woke up twice this week".
  private static String verbFirst(List<String> words) {
    int verb = 0;
    while (verb < words.size() && verb < 4 && !Verbs.isFinite(plain(words.get(verb)))) {
      verb++;
    }
    boolean moves =
        verb > 0 && verb < words.size() && Set.of("twice", "once").contains(plain(words.get(0)));
    if (!moves) {
      return String.join(" ", words);
    }
    return String.join(" ", words.subList(verb, words.size()))
        + " "
        + String.join(" ", words.subList(0, verb));
  }

  /// Who or what the clause begins with; of a patient that is one word.
  private static String subject(List<String> words) {
    if (Set.of("they", "i", "we", "you").contains(plain(words.getFirst()))) {
      return words.getFirst();
    }
    for (int verb = 1; verb < Math.min(words.size(), AS_FAR_AS_THE_VERB); verb++) {
      String plain = plain(words.get(verb));
      boolean contracted = verb == 1 && APOSTROPHE.matcher(plain(words.get(0))).matches();
      if (contracted || Verbs.isFinite(plain) || plain(words.get(verb - 1)).equals("you")) {
        int from = verb;
        while (from > 0
            && !Set.of("you", "he", "she", "they", "i", "it")
                .contains(plain(words.get(from - 1)))) {
          from--;
        }
        if (from == 0 && APOSTROPHE.matcher(plain(words.get(0))).matches()) {
          return words.get(0).substring(0, words.get(0).indexOf('\''));
        }
        return from > 0 ? words.get(from - 1) : String.join(" ", words.subList(0, verb));
      }
    }
    return "";
  }

  static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int start = 0;
    int end = lower.length();
    while (start < end && !Character.isLetterOrDigit(lower.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(lower.charAt(end - 1))) {
      end--;
    }
    return lower.substring(start, end);
  }
}
