package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.practice.api.Blank;
import org.jspecify.annotations.Nullable;

/// Turns what an author says to the actor ("You take ramipril; it keeps you awake"), or of the
/// patient ("He takes ramipril; it keeps him awake"), into what the speaker says ("I take ramipril;
/// it keeps me awake").
final class FirstPerson {
  private static final Map<String, String> OF_YOU =
      Map.of(
          "your", "my",
          "yours", "mine",
          "yourself", "myself",
          "you're", "I'm",
          "you've", "I've",
          "you'd", "I'd",
          "you'll", "I'll");
  private static final Map<String, String> WITH_I =
      Map.of("are", "am", "were", "was", "aren't", "am not", "weren't", "wasn't");

  /// Words after which something is done to a person, rather than by them.
  private static final Set<String> BEFORE_AN_OBJECT =
      Set.copyOf(
          Blank.words(
              """
              gave give gives told tell tells kept keep keeps keeping sends send sent made make
              makes making brought bring brings let lets calls call called asked asks ask help
              helps helped left takes took put hit hurt hurts hitting hurting bothers worries wakes woke
              waking stops stopped embarrasses scares for to with of from about at on by around
              behind near between without see saw show showed offered prescribed believe
              believes want wants beside upset upsets visits visited leave leaves like likes
              love loves beats beat against over under push pushes pushed advised warned
              reassured referred admitted frightens frightened like than into after giving
              """));

  private static final Set<String> BEFORE_A_SUBJECT =
      Set.copyOf(
          Blank.words(
              """
              when if because that while as since which where how what until unless although though
              whenever once who or so think thinks believe feel say says know sure thought hope wish
              afraid worried then
              """));
  private static final Pattern ENDS_QUOTE = Pattern.compile("[\"”][,.;!?)]{0,2}$");
  private static final Pattern AROUND_BLANKS = Pattern.compile("(?<=\\s)|(?=\\s)");
  private static final Pattern NO_LETTERS = Pattern.compile("^[^\\p{L}]{1,20}|[^\\p{L}]{1,20}$");
  private static final Set<String> JOINS = Set.of("and", "but", "or", "then");
  private static final Set<String> RELATIVES = Set.of("who", "which", "that", "whose");
  private static final Set<String> MALE =
      Set.of(
          "father",
          "grandad",
          "granddad",
          "grandpa",
          "dad",
          "brother",
          "husband",
          "son",
          "uncle",
          "grandfather",
          "boyfriend",
          "nephew",
          "boss");
  private static final Set<String> FEMALE =
      Set.of(
          "mother",
          "nan",
          "nana",
          "gran",
          "granny",
          "grandma",
          "mom",
          "mum",
          "sister",
          "wife",
          "daughter",
          "aunt",
          "grandmother",
          "girlfriend",
          "niece");
  private static final Set<String> ADVERBS =
      Set.copyOf(
          Blank.words(
              """
              also now never always often usually sometimes only just still really currently
              recently occasionally once twice regularly rarely mostly previously then even soon
              not no both all
              """));

  private final Perspective perspective;
  private final List<String> words;
  private final boolean addressed;
  private String before = ".";
  private boolean mine;
  private boolean quoted;
  private boolean near;
  private boolean foreign;
  private @Nullable String other;
  private @Nullable String mentioned;

  private FirstPerson(String text, Perspective perspective, boolean addressed) {
    this.perspective = perspective;
    this.words = new ArrayList<>(List.of(AROUND_BLANKS.split(text, -1)));
    this.addressed = addressed;
  }

  /// @param addressed whether the notes say "you" to the actor; else they speak of the patient
  static String of(String text, Perspective perspective, boolean addressed) {
    return capitalized(new FirstPerson(text, perspective, addressed).turned());
  }

  private String turned() {
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      quoted = quoted || (addressed ? false : word.startsWith("\"") || word.startsWith("“"));
      if (quoted) {
        quoted = !ENDS_QUOTE.matcher(word).find();
      } else if (!word.isBlank()) {
        String plain = letters(word).toLowerCase(Locale.ROOT);
        turn(at, word, plain);
        before = word;
      }
    }
    return String.join("", words);
  }

  private void turn(int at, String word, String plain) {
    if (word.equals("I")) {
      mine = true;
      foreign = false;
      near = true;
    } else if (plain.equals("you")) {
      self(at, word, "you");
    } else if (OF_YOU.containsKey(plain)) {
      words.set(at, replaced(plain, word, cased(OF_YOU.getOrDefault(plain, plain), word)));
    } else if (!addressed && named(at, word, plain)) {
      return;
    } else if (!addressed && pronoun(at, word, plain)) {
      return;
    } else if (mine && plain.equals("their")) {
      words.set(at, replaced(plain, word, "our"));
    } else {
      agree(at, word, plain);
    }
  }

  private void agree(int at, String word, String plain) {
    if (RELATIVES.contains(plain)) {
      foreign = true;
    } else if (mine && !foreign && (near || joins(before))) {
      String with = addressed ? WITH_I.getOrDefault(plain, plain) : withI(plain);
      if (!with.equals(plain)) {
        words.set(at, replaced(plain, word, with));
      }
    }
    if (MALE.contains(plain) || FEMALE.contains(plain)) {
      mentioned = MALE.contains(plain) ? "he" : "she";
      other = isSubjectHere(at) ? mentioned : other;
    }
    near = near && (ADVERBS.contains(plain) || plain.endsWith("ly"));
    if (joins(word) || (ADVERBS.contains(plain) && joins(before))) {
      near = mine && !foreign;
    }
  }

  /// "His father died when he was 63": the father begins the clause.
  private boolean isSubjectHere(int at) {
    String first = at > 3 ? letters(words.get(at - 4)).toLowerCase(Locale.ROOT) : "";
    return at <= 2
        || Set.of("and", "but", "because", "when", "as", "after", "since", "if").contains(first);
  }

  private static String withI(String plain) {
    return Verbs.changesWithI(plain) ? Verbs.withI(plain) : plain;
  }

  private void self(int at, String word, String plain) {
    boolean acts = isSubject(at, word, plain);
    words.set(at, replaced(plain, word, acts ? "I" : "me"));
    mine = acts || mine;
    foreign = foreign && !acts;
    near = acts;
  }

  private boolean named(int at, String word, String plain) {
    String name = plain.endsWith("'s") ? plain.substring(0, plain.length() - 2) : plain;
    boolean titled = name.equals("patient") || perspective.isForAnother();
    boolean capital =
        !word.isEmpty()
            && Character.isUpperCase(letters(word).isEmpty() ? ' ' : letters(word).charAt(0));
    if (!perspective.selfNames().contains(name)
        || !(titled || capital)
        || (name.equals("patient") && !isThePatient(at))) {
      return false;
    }
    if (perspective.isForAnother() && !isSelfHere(at, name)) {
      return false;
    }
    dropBefore(at);
    if (plain.endsWith("'s")) {
      words.set(at, replaced(plain, word, at == 0 ? "My" : "my"));
      return true;
    }
    int last = dropSurname(at);
    self(
        last,
        last == at ? word : words.get(last),
        letters(words.get(last)).toLowerCase(Locale.ROOT));
    return true;
  }

  /// "his mother" speaks of the speaker, "her own mother" does not.
  private boolean isSelfHere(int at, String name) {
    String article = at > 1 ? letters(words.get(at - 2)).toLowerCase(Locale.ROOT) : "";
    boolean relation = name.equals(perspective.relation()) || name.equals("parent");
    return !relation || Set.of("", "the", "his", "her", "their").contains(article);
  }

  private boolean isThePatient(int at) {
    String article = at > 1 ? letters(words.get(at - 2)).toLowerCase(Locale.ROOT) : "the";
    return Set.of("the", "this", "").contains(article);
  }

  /// "Mr", "the", "his" before a name that becomes "I".
  private void dropBefore(int at) {
    if (at > 1
        && Set.of(
                "mr", "mrs", "ms", "miss", "the", "this", "dr", "his", "her", "their", "mr.",
                "mrs.")
            .contains(words.get(at - 2).toLowerCase(Locale.ROOT))) {
      words.set(at - 2, "");
      words.set(at - 1, "");
      before = at > 3 ? words.get(at - 4) : ".";
    }
  }

  private int dropSurname(int at) {
    int last = at;
    while (last + 2 < words.size()
        && words.get(last).equals(letters(words.get(last)))
        && perspective.selfNames().contains(letters(words.get(last + 2)).toLowerCase(Locale.ROOT))
        && Character.isUpperCase(words.get(last + 2).charAt(0))) {
      words.set(last, "");
      words.set(last + 1, "");
      last += 2;
    }
    return last;
  }

  private boolean pronoun(int at, String word, String plain) {
    String subject = subjectOf(plain);
    boolean done =
        plain.equals("him") || plain.equals("them") || (plain.equals("her") && isObject(at));
    if (subject == null
        || !perspective.selfPronouns().contains(subject)
        || (subject.equals(other) && !done)) {
      return false;
    }
    switch (plain) {
      case "he", "she", "they" -> self(at, word, plain);
      case "his" -> words.set(at, replaced(plain, word, cased("my", word)));
      case "their" -> words.set(at, replaced(plain, word, cased("my", word)));
      case "him", "them" -> object(at, word, plain, subject);
      case "her" -> {
        if (isObject(at)) {
          object(at, word, plain, subject);
        } else {
          words.set(at, replaced(plain, word, cased("my", word)));
        }
      }
      case "himself", "herself", "themselves" -> words.set(at, replaced(plain, word, "myself"));
      case "hers", "theirs" -> words.set(at, replaced(plain, word, "mine"));
      case "he'd", "she'd" -> contracted(at, word, plain, "I'd");
      case "he'll", "she'll" -> contracted(at, word, plain, "I'll");
      default -> contracted(at, word, plain, isPerfect(at) ? "I've" : "I'm");
    }
    return true;
  }

  /// "I do not want to worry her" means another.
  private void object(int at, String word, String plain, String subject) {
    if (!(mine && !foreign && subject.equals(mentioned))) {
      words.set(at, replaced(plain, word, "me"));
    }
  }

  private void contracted(int at, String word, String plain, String by) {
    words.set(at, replaced(plain, word, by));
    mine = true;
    foreign = false;
    near = false;
  }

  private static @Nullable String subjectOf(String plain) {
    return switch (plain) {
      case "he", "him", "his", "himself", "he's", "he'd", "he'll" -> "he";
      case "she", "her", "hers", "herself", "she's", "she'd", "she'll" -> "she";
      case "they", "them", "their", "theirs", "themselves", "they're", "they've" -> "they";
      default -> null;
    };
  }

  private boolean isPerfect(int at) {
    return Verbs.isParticiple(next(at)) && !next(at).endsWith("ing");
  }

  private String next(int at) {
    return at + 2 < words.size() ? letters(words.get(at + 2)).toLowerCase(Locale.ROOT) : "";
  }

  /// "tells her that", "with her.": not "her mother".
  private boolean isObject(int at) {
    String next = next(at);
    boolean ends = !words.get(at).toLowerCase(Locale.ROOT).endsWith("her");
    return ends
        || next.isEmpty()
        || BEFORE_AN_OBJECT.contains(next)
        || ADVERBS.contains(next)
        || Set.of(
                "sick",
                "ill",
                "wheezy",
                "dizzy",
                "drowsy",
                "itchy",
                "feel",
                "better",
                "worse",
                "cry",
                "tired",
                "anxious",
                "nauseous",
                "sleepy",
                "some",
                "any",
                "an",
                "it",
                "this",
                "these",
                "no",
                "something",
                "vomit",
                "sleep",
                "swell",
                "unwell",
                "upset",
                "very",
                "really",
                "so",
                "more",
                "less",
                "constipated",
                "to",
                "that",
                "because",
                "when",
                "if",
                "and",
                "but",
                "in",
                "the",
                "a",
                "as",
                "up",
                "out",
                "down",
                "off")
            .contains(next);
  }

  private boolean isSubject(int at, String word, String plain) {
    boolean ends = !word.toLowerCase(Locale.ROOT).endsWith(plain);
    boolean last = next(at).isEmpty();
    boolean begins = at == 0 || joins(before) || before.endsWith(",") || before.endsWith(".");
    boolean acts =
        begins
            || isVerbLike(next(at))
            || BEFORE_A_SUBJECT.contains(letters(before).toLowerCase(Locale.ROOT));
    return !((ends || last || !acts) && plain.equals("you"))
        && !BEFORE_AN_OBJECT.contains(letters(before).toLowerCase(Locale.ROOT));
  }

  private static boolean isVerbLike(String word) {
    return Verbs.isFinite(word)
        || Verbs.isBase(word)
        || ADVERBS.contains(word)
        || word.endsWith("ly")
        || word.endsWith("n't");
  }

  private static boolean joins(String word) {
    return JOINS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static String cased(String mine, String word) {
    return Character.isUpperCase(word.codePointAt(0)) ? capitalized(mine) : mine;
  }

  private static String letters(String word) {
    return NO_LETTERS.matcher(word).replaceAll("");
  }

  /// With something else in the place of a plain word that is in it.
  private static String replaced(String plain, String word, String by) {
    int at = word.toLowerCase(Locale.ROOT).indexOf(plain);
    return at < 0 ? word : word.substring(0, at) + by + word.substring(at + plain.length());
  }

  static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
