package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes something that a person says of notes that are no sentences: "Smokes 20/day", or
/// "amlodipine 5 mg" under a heading.
final class Phrasing {
  private static final Pattern NONE =
      Pattern.compile(
          "(?i)^(?:nil|none|nothing|no|n/a|nkda|nka|no known (?:drug )?allergies|nil (?:of note|relevant|significant|else)|none known|nil known|unremarkable|not relevant|no (?:known )?(?:drug )?allergies|no regular (?:medications?|medicines?)|no medications?|denied|denies any|no past .{0,30}|no significant .{0,30}|no previous .{0,30}|no family history.{0,30})[.\\s]{0,3}$");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)^(?:his |her |your |my )?(father|dad|mother|mum|brother|sister|aunt|uncle|grandfather|grandmother|cousin|maternal \\p{L}{1,15}|paternal \\p{L}{1,15}|son|daughter|parents?|grandad|nan|gran)\\s?(?:[-–—:,]|with|\\()?\\s?(.{2,200})$");
  private static final Pattern QUALITY =
      Pattern.compile(
          "(?i)^(?:worse|better|relieved|eased|aggravated|exacerbated|brought on|triggered|colicky|sharp|dull|burning|crushing|constant|intermittent|sudden|gradual|severe|mild|moderate|central|throbbing|stabbing|tight|heavy|unilateral|bilateral|productive|dry|painful|itchy|getting|not relieved|not|associated|accompanied|on and off|comes and goes)\\b");
  private static final Pattern SPREADS =
      Pattern.compile(
          "(?i)^(?:radiat\\w+|spread\\w*|goes|comes|came on|settled|settles|resolved|cleared|takes (?:an?|about|around|half|several|up to|\\d)|brought on|came|moves|moved|travels|shoots|hurts|aches|throbs|woke me|feels|felt|started|starts|lasts|lasting|began|radiation|onset|occurs|improves|worsens|eases|settles|gets|got)\\b");
  private static final Pattern MIND =
      Pattern.compile("(?i)^(?:that |about |it'?s |it is |this is |of )");
  private static final Pattern BRACKETS =
      Pattern.compile(
          "^(.{2,60}?)\\s?[(–—-]\\s?(?:> ?|causes? |gives? (?:him |her |you |me )?|→ ?)?(?:an? )?([^)]{3,60})\\)?$");
  private static final Pattern NO_SMOKER = Pattern.compile("(?i)^(?:non.?smoker|never smoked)");
  private static final Pattern DRINKS =
      Pattern.compile("(?i)^(?:alcohol|drinks?|drinking)[: -]{1,3}(.{3,60})$");
  private static final Pattern WITH_RELATIVE =
      Pattern.compile(
          "\\bwith (husband|wife|partner|mother|mum|parents|family|son|daughter|girlfriend|boyfriend)\\b");
  private static final Pattern END = Pattern.compile("[,;:.\\s]{1,10}$");
  private static final Pattern HISTORY_OF =
      Pattern.compile("(?i)^(?:past |previous |known )?(?:hx|h/o|history)(?: of)? (.{3,200})$");
  private static final Pattern YEAR = Pattern.compile("(?<=\\p{L}),? ((?:19|20)\\d\\d)\\b");
  private static final Pattern TAKEN =
      Pattern.compile("(?i)^(\\p{L}{4,20}(?: and \\p{L}{4,20})?) (?:taken|tried)$");
  private static final Set<String> DONE_TO =
      Set.of("treated", "discharged", "admitted", "operated", "referred", "seen", "investigated");
  private static final Pattern NONE_OF =
      Pattern.compile("(?i)^(?<what>[\\p{L} -]{2,30}?)(?::| -)? (?:none|nil)$");
  private static final Pattern OFTEN_DOES =
      Pattern.compile(
          "(?i)(?:,| -| –) (only|often|sometimes|occasionally|usually|never|always) (\\p{L}{3,12})\\b");
  private static final Pattern COMPLAINS =
      Pattern.compile(
          "(?i)^(?:complains? of|complaining of|presents? with|presenting with|attends? with|p/w) ");
  private static final Pattern NIL = Pattern.compile("(?i)^nil (?=\\p{L}{3})");
  private static final Pattern ON_MEDICINE =
      Pattern.compile(
          "(?i)^on (?!mon|tues|wednes|thurs|fri|satur|sun|and\\b|the\\b)(?:\\S{1,20} ?){1,4}$");
  private static final Pattern LEADING = Pattern.compile("^(?:and |\\+ ?|& )");
  private static final Set<String> NEGATED =
      Set.of("doesn't", "isn't", "hasn't", "can't", "cannot", "won't", "didn't", "wasn't");
  private static final Set<String> OF_SOMEBODY =
      Set.of("he's", "she's", "it's", "you're", "you've", "they're", "i'm", "i've", "there's");
  private static final int LONG_NOTE = 6;
  private static final Set<String> BEFORE_A_CLAUSE =
      Set.of(
          "over",
          "for",
          "since",
          "in",
          "on",
          "at",
          "during",
          "about",
          "yesterday",
          "today",
          "last",
          "this",
          "when",
          "after",
          "before",
          "until",
          "recently");
  private static final Pattern GOES_WITH_LAST =
      Pattern.compile(
          "(?i)^(?:at|around|on|with|in|after|when|especially|and around|mainly|mostly|particularly) ");
  private static final Pattern SETTING_OFF =
      Pattern.compile(
          "(?i)^(?:worse|better|relieved|eased|triggered|brought on|aggravated|comes on|helped)\\b");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)^(?:\\d{1,2}|one|two|three|several) (?:hospital |previous |past )?(?:\\p{L}{4,12} )?(?:infections?|admissions?|courses?|episodes?|operations?|attacks?|miscarriages?|children)\\b");
  private static final Set<String> AFRAID =
      Set.of(
          "worried",
          "frightened",
          "scared",
          "stressed",
          "embarrassed",
          "terrified",
          "convinced",
          "afraid",
          "anxious",
          "concerned",
          "hoping");
  private static final Set<String> STATES =
      Set.of(
          "divorced",
          "married",
          "widowed",
          "separated",
          "retired",
          "engaged",
          "single",
          "unemployed",
          "pregnant",
          "sexually");
  private static final Pattern AGE_AND_SEX =
      Pattern.compile(
          "(?i)^\\d{1,3} ?(?:y/?o\\.?|[- ]?years?[- ]olds?|yrs?(?: old)?)?[ ,]?(?:[MF]|male|female|man|woman|boy|girl)?\\b[ ,.]{0,2}");
  private static final Pattern DIED =
      Pattern.compile("(?i)\\b(died) (?=an? |MI\\b|stroke|heart|cancer|\\p{L}{3,12} cancer)");
  private static final Set<String> NEVER_SPLIT =
      Set.of("DRUGS", "ALLERGIES", "HISTORY", "IDEAS", "CONCERNS", "EXPECTATIONS");

  private final Perspective perspective;

  Phrasing(Perspective perspective) {
    this.perspective = perspective;
  }

  /// Whether the line is notes rather than a sentence about somebody.
  boolean isShort(String line, @Nullable Section section) {
    List<String> words = Topics.words(line);
    if (words.isEmpty()) {
      return true;
    }
    String first = words.getFirst();
    boolean subject =
        Set.of(
                    "you", "he", "she", "they", "i", "it", "his", "her", "your", "my", "there",
                    "the", "their")
                .contains(first)
            || perspective.selfNames().contains(first)
            || (perspective.patientName().toLowerCase(Locale.ROOT).contains(first)
                && first.length() > 2);
    boolean later =
        words.stream()
            .anyMatch(word -> Set.of("you", "he", "she", "i", "you're", "you've").contains(word));
    List<String> called = Topics.words(perspective.patientName());
    boolean titled =
        words.stream()
            .limit(3)
            .anyMatch(word ->
                perspective.selfNames().contains(word)
                    || (word.length() > 2 && called.contains(word)));
    boolean feels = AFRAID.contains(first) && words.size() > 2;
    boolean sentence =
        words.size() > LONG_NOTE
            && BEFORE_A_CLAUSE.contains(first)
            && words.stream().anyMatch(Verbs::isFinite);
    boolean mind = section != null && section.isOfTheMind();
    if (!mind && (sentence || OF_SOMEBODY.contains(first))) {
      return false;
    }
    boolean note = !later || Verbs.isThird(first) || mind;
    return feels || (!subject && !titled && note);
  }

  /// The pieces of such a line, each said by itself.
  List<String> pieces(String line, @Nullable Section section) {
    String plain = END.matcher(line).replaceAll("");
    if (section != null && NEVER_SPLIT.contains(section.name())) {
      return List.of(plain);
    }
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean family =
          section == Section.FAMILY
              && c == ','
              && !RELATIVE.matcher(plain.substring(at + 1).strip()).matches();
      if (depth <= 0 && (c == ';' || (c == ',' && !family))) {
        pieces.add(plain.substring(start, at).strip());
        start = at + 1;
      }
    }
    pieces.add(plain.substring(start).strip());
    for (int at = pieces.size() - 1; at > 0; at--) {
      if (GOES_WITH_LAST.matcher(pieces.get(at)).find()
          && SETTING_OFF.matcher(pieces.get(at - 1)).find()) {
        pieces.set(at - 1, pieces.get(at - 1) + ", " + pieces.remove(at));
      }
    }
    return pieces.stream().map(Phrasing::withoutAnd).filter(piece -> piece.length() > 1).toList();
  }

  private static String withoutAnd(String piece) {
    return LEADING.matcher(piece).replaceFirst("");
  }

  String spoken(String piece, @Nullable Section section) {
    Matcher none = NONE_OF.matcher(piece);
    String plain = none.find() ? "No " + lower(none.group("what")) : piece;
    String said =
        WITH_RELATIVE
            .matcher(said(plain, section))
            .replaceAll("with " + perspective.possessive() + " $1");
    return FirstPerson.of(DIED.matcher(said).replaceFirst("$1 of "), perspective, false);
  }

  private String said(String noted, @Nullable Section section) {
    Matcher aged = AGE_AND_SEX.matcher(noted);
    boolean person = aged.find() && noted.length() > aged.end() && section == null;
    String piece =
        person && aged.group().codePoints().anyMatch(Character::isLetter)
            ? perspective.am() + " a " + noted.substring(aged.end())
            : noted;
    String first = Topics.words(piece).stream().findFirst().orElse("");
    if (section != null && NONE.matcher(piece).matches()) {
      return none(section);
    }
    if (NIL.matcher(piece).find()) {
      return "No " + piece.substring(4).replace("/", " or ");
    }
    if (ON_MEDICINE.matcher(piece).matches() && section == null) {
      return perspective.am() + " " + lower(piece);
    }
    Matcher complains = COMPLAINS.matcher(piece);
    if (complains.find()) {
      return perspective.haveHad() + " " + lower(piece.substring(complains.end()));
    }
    Matcher history = HISTORY_OF.matcher(piece);
    if (history.matches()) {
      return perspective.haveHad()
          + " "
          + YEAR.matcher(lower(history.group(1))).replaceFirst(" in $1");
    }
    Matcher taken = TAKEN.matcher(piece);
    if (taken.matches()) {
      return perspective.haveHad().replace(" had", " taken") + " " + lower(taken.group(1));
    }
    if (NEGATED.contains(first)) {
      return perspective.subject()
          + " "
          + (perspective.isForAnother() ? first : Verbs.withI(first))
          + piece.substring(first.length());
    }
    if (COUNTED.matcher(piece).find() && section != Section.FAMILY) {
      return perspective.haveHad() + " " + piece;
    }
    if (first.equals("using")
        || first.equals("taking")
        || first.equals("having")
        || first.equals("getting")) {
      return perspective.am() + " " + lower(piece);
    }
    if (DONE_TO.contains(first)) {
      return (first.equals("treated") ? "It was" : perspective.subject() + " was")
          + " "
          + lower(piece);
    }
    boolean adjective =
        Set.of(
                "left",
                "worried",
                "frightened",
                "scared",
                "stressed",
                "embarrassed",
                "terrified",
                "convinced",
                "swollen",
                "started",
                "divorced",
                "married",
                "widowed",
                "separated",
                "retired",
                "engaged",
                "frustrated",
                "tired",
                "diagnosed",
                "exhausted",
                "bloated")
            .contains(first);
    if (STATES.contains(first)) {
      return perspective.am() + " " + lower(piece);
    }
    if ((!adjective
            && Verbs.isThird(first)
            && !first.equals("is")
            && !SPREADS.matcher(piece).find())
        || (!adjective
            && Verbs.isPast(first)
            && !SPREADS.matcher(piece).find()
            && !QUALITY.matcher(piece).find())) {
      return withSubject(piece, first);
    }
    if (AFRAID.contains(first)) {
      return "I'm " + lower(piece);
    }
    if (first.equals("denies") || first.equals("denied")) {
      return perspective.haveHad() + " no " + piece.substring(7);
    }
    if (SPREADS.matcher(piece).find()) {
      return "It " + piece.substring(0, 1).toLowerCase(Locale.ROOT) + piece.substring(1);
    }
    return section == null ? FirstPerson.capitalized(piece) : under(section, lower(piece));
  }

  private String withSubject(String piece, String first) {
    String rest = piece.substring(first.length());
    boolean self = !perspective.isForAnother();
    String verb = self && Verbs.isThird(first) ? Verbs.withI(first) : first;
    return perspective.subject() + " " + verb + rest;
  }

  private static String lower(String piece) {
    boolean keeps =
        (piece.length() > 1 && Character.isUpperCase(piece.charAt(1))) || piece.startsWith("I ");
    return keeps ? piece : piece.substring(0, 1).toLowerCase(Locale.ROOT) + piece.substring(1);
  }

  private String under(Section section, String piece) {
    return switch (section) {
      case HISTORY -> perspective.haveHad() + " " + piece;
      case DRUGS ->
          piece.startsWith("no ")
              ? FirstPerson.capitalized(piece)
              : perspective.does("take") + " " + habitually(piece);
      case ALLERGIES -> allergy(piece);
      case FAMILY -> relative(piece);
      case SMOKING ->
          piece.startsWith("non") || piece.startsWith("never")
              ? perspective.doNot("smoke")
              : smoking(piece);
      case ALCOHOL ->
          piece.startsWith("none") || piece.startsWith("teetotal")
              ? perspective.doNot("drink")
              : perspective.does("drink") + " " + piece;
      case IDEAS, ICE ->
          piece.startsWith("?")
              ? "I think it might be " + piece.substring(1).strip()
              : "I think "
                  + (MIND.matcher(piece).find() || piece.contains(" is ")
                      ? piece
                      : "it's " + piece);
      case CONCERNS -> "I'm worried " + (MIND.matcher(piece).find() ? piece : "about " + piece);
      case EXPECTATIONS -> "I'd like " + piece;
      case NEGATIVE -> piece.startsWith("no ") ? FirstPerson.capitalized(piece) : "No " + piece;
      case STORY, COMPLAINT, SOCIAL -> story(piece);
      default -> FirstPerson.capitalized(piece);
    };
  }

  private String story(String piece) {
    if (NO_SMOKER.matcher(piece).find()) {
      return perspective.doNot("smoke");
    }
    Matcher drinks = DRINKS.matcher(piece);
    if (drinks.matches()) {
      return perspective.does("drink") + " " + drinks.group(1);
    }
    return QUALITY.matcher(piece).find() ? "It's " + piece : FirstPerson.capitalized(piece);
  }

  /// "at night, often forgets", of oneself.
  private String habitually(String piece) {
    Matcher often = OFTEN_DOES.matcher(piece);
    return often.find() && Verbs.isThird(often.group(2)) && !perspective.isForAnother()
        ? piece.substring(0, often.start())
            + ", but I "
            + often.group(1)
            + " "
            + Verbs.withI(often.group(2))
            + piece.substring(often.end())
        : piece;
  }

  private String smoking(String piece) {
    return piece.startsWith("ex")
        ? (perspective.isForAnother() ? perspective.am() : "I'm") + " an " + piece
        : perspective.does("smoke") + " " + piece;
  }

  private String allergy(String piece) {
    Matcher brackets = BRACKETS.matcher(piece);
    String to = piece.startsWith("allergic to ") ? piece.substring(12) : piece;
    Matcher own = BRACKETS.matcher(to);
    if (own.matches()) {
      return perspective.am()
          + " allergic to "
          + own.group(1)
          + ", it gave "
          + (perspective.isForAnother()
              ? perspective.pronoun().equals("she") ? "her " : "him "
              : "me ")
          + (own.group(2).equals("rash") ? "a rash" : own.group(2));
    }
    return brackets.matches() || !to.isEmpty() ? perspective.am() + " allergic to " + to : "";
  }

  private String relative(String piece) {
    Matcher found = RELATIVE.matcher(piece);
    if (!found.matches()) {
      return piece.startsWith("no ")
          ? FirstPerson.capitalized(piece)
          : "There's " + piece + " in the family";
    }
    String rest = found.group(2).strip();
    String first = Topics.words(rest).stream().findFirst().orElse("");
    boolean verb = Verbs.isFinite(first);
    String whose = FirstPerson.capitalized(perspective.possessive());
    String tail =
        rest.endsWith(")") && !rest.contains("(") ? rest.substring(0, rest.length() - 1) : rest;
    return whose + " " + found.group(1).toLowerCase(Locale.ROOT) + (verb ? " " : " had ") + tail;
  }

  private String none(Section section) {
    return switch (section) {
      case ALLERGIES ->
          perspective.isForAnother()
              ? "No allergies that we know of"
              : "I have no allergies that I know of";
      case DRUGS -> perspective.doNot("take") + " anything regularly";
      case FAMILY -> "There's nothing in the family that I know of";
      case HISTORY -> perspective.haveHad() + " no other illnesses";
      case SMOKING -> perspective.doNot("smoke");
      case ALCOHOL -> perspective.doNot("drink");
      default -> "No, nothing";
    };
  }
}
