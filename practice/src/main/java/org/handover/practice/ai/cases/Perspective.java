package org.handover.practice.ai.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who speaks about whom.
///
/// @param relation what the speaker is to the patient, "mother"; absent where patients speak for
///   themselves
/// @param pronoun of the patient: he, she or they
/// @param selfNames words of the notes, in small letters, that mean the speaker
/// @param selfPronouns "he" or "she" where they mean the speaker; none in notes that speak for
///   another in the same gender
public record Perspective(
    @Nullable String relation,
    String patientName,
    String pronoun,
    Set<String> selfNames,
    Set<String> selfPronouns) {
  private static final int SPEAKS_ALONE_FROM = 12;
  private static final String RELATIONS =
      "(mother|father|mum|mom|dad|parent|grandmother|grandfather|grandparent|guardian|carer|wife|husband|partner|daughter|son|sister|brother|niece|nephew|aunt|uncle|relative|neighbour)";
  private static final Pattern YOU_ARE_THE_RELATIVE =
      Pattern.compile(
          "(?i)\\byou (?:are|play) (?:[\\p{L}' -]{1,40}?, )?(?:\\d{1,3}, )?(?:and )?(?:who is )?(?:the |an? |his |her |\\p{L}{1,30}'s )?(?:\\p{L}{1,20} )?"
              + RELATIONS
              + "\\b(?: of|, who (?:calls|rings|phones)| calling| who)?");
  private static final Pattern SPEAKS_FOR =
      Pattern.compile(
          "(?i)\\b(?:brought (?:in )?by|accompanied by|history (?:is )?(?:given|from)(?: by)?|played by|you (?:speak|answer) (?:as|for)|informant:?|speaker:?|role:?) (?:the |an? |his |her |their )?(?:\\p{L}{1,20} )?"
              + RELATIONS
              + "\\b(?:,? (\\p{Lu}\\p{L}{1,30}))?");
  private static final Pattern CALLER =
      Pattern.compile(
          "\\b(?i:caller|informant|speaker|role|history from|played by|you (?:are|play)|i'm|i am)\\b:? (?<name>\\p{Lu}\\p{L}{1,30})(?: \\p{Lu}\\p{L}{1,30})?,? (?:who is |is )?(?i:\\p{L}{1,30}'s|the patient's|his|her|their) (?:\\p{L}{1,15} )?(?i:(?<relation>"
              + RELATIONS.substring(1)
              + ")\\b");
  private static final Pattern NAMED_RELATIVE =
      Pattern.compile("\\b(?i:" + RELATIONS + "),? (?:is )?(?:called )?(\\p{Lu}\\p{L}{1,30})\\b");
  private static final Pattern ADDRESSED = Pattern.compile("(?i)\\b(?:you|your)\\b");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}'-]+");
  private static final Set<String> OF_WOMEN =
      Set.of("mother", "mum", "mom", "grandmother", "wife", "daughter", "sister", "niece", "aunt");
  private static final Set<String> OF_NO_NAME = Set.of("a", "the", "an", "mr", "mrs", "ms", "dr");

  static Perspective of(CaseNotes notes) {
    String text = notes.persona() + "\n" + notes.instructions();
    String patient = notes.name() == null ? "" : notes.name();
    String pronoun = pronoun(notes);
    Optional<Relative> relative = relative(text, notes);
    if (relative.isEmpty()) {
      Set<String> names =
          Stream.concat(names(patient), Stream.of("patient")).collect(Collectors.toSet());
      return new Perspective(null, patient, pronoun, names, Set.of(pronoun));
    }
    String relation = relative.get().relation();
    Set<String> names =
        Stream.concat(Stream.of(relation, "parent"), names(relative.get().name()))
            .collect(Collectors.toSet());
    String own = OF_WOMEN.contains(relation) ? "she" : "he";
    boolean clear = !own.equals(pronoun) && !ADDRESSED.matcher(notes.persona()).find();
    return new Perspective(relation, patient, pronoun, names, clear ? Set.of(own) : Set.of());
  }

  private record Relative(String relation, String name) {}

  private static Optional<Relative> relative(String text, CaseNotes notes) {
    Matcher told = YOU_ARE_THE_RELATIVE.matcher(text);
    if (told.find() && isOfAnother(told, text)) {
      return Optional.of(new Relative(told.group(1).toLowerCase(Locale.ROOT), ""));
    }
    Matcher caller = CALLER.matcher(text);
    if (caller.find()) {
      return Optional.of(
          new Relative(caller.group("relation").toLowerCase(Locale.ROOT), caller.group("name")));
    }
    boolean child = notes.age() != null && notes.age() < SPEAKS_ALONE_FROM;
    Matcher named = NAMED_RELATIVE.matcher(text);
    String name = named.find() ? named.group(2) : "";
    Matcher brought = SPEAKS_FOR.matcher(text);
    if (brought.find() && (child || !ADDRESSED.matcher(text).find())) {
      String relation = brought.group(1).toLowerCase(Locale.ROOT);
      return Optional.of(
          new Relative(relation, brought.group(2) == null ? name : brought.group(2)));
    }
    boolean infant = notes.age() != null && notes.age() < 4;
    return infant ? Optional.of(new Relative("mother", name)) : Optional.empty();
  }

  /// "You are a mother of two" speaks of the patient's own life.
  private static boolean isOfAnother(Matcher told, String text) {
    String whole = told.group().toLowerCase(Locale.ROOT);
    String after = text.substring(told.end()).stripLeading().toLowerCase(Locale.ROOT);
    boolean ownChildren =
        whole.endsWith(" of")
            && Stream.of(
                    "one", "two", "three", "four", "five", "six", "twins", "a ", "1", "2", "3", "4")
                .anyMatch(after::startsWith);
    boolean says =
        whole.endsWith(" of")
            || whole.endsWith("who")
            || whole.endsWith("calls")
            || whole.endsWith("calling")
            || whole.contains("'s ")
            || whole.contains(" his ")
            || whole.contains(" her ");
    return says && !ownChildren;
  }

  private static String pronoun(CaseNotes notes) {
    String gender = notes.gender() == null ? "" : notes.gender().toLowerCase(Locale.ROOT);
    if (gender.startsWith("f") || gender.startsWith("w") || gender.startsWith("girl")) {
      return "she";
    }
    if (gender.startsWith("m") || gender.startsWith("boy")) {
      return "he";
    }
    String text =
        " " + NO_LETTER.matcher(notes.persona().toLowerCase(Locale.ROOT)).replaceAll(" ") + " ";
    long she = count(text, " she ") + count(text, " her ");
    long he = count(text, " he ") + count(text, " his ");
    return she == he ? "they" : she > he ? "she" : "he";
  }

  private static long count(String text, String word) {
    long count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      count++;
    }
    return count;
  }

  private static Stream<String> names(String name) {
    return NO_LETTER
        .splitAsStream(name.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > 1 && !OF_NO_NAME.contains(word));
  }

  private static final Pattern REPORTS =
      Pattern.compile(
          "^(?<who>(?:(?:The|Her|His|Their) )?\\p{L}{2,20}) (?:reports?|says?|states?|explains?|tells you|describes|has noticed|noticed|notices|mentions) (?:that )?(?=(?:her|his|he|she|the|they|their) )");

  private static final Pattern SELF_REPORTS =
      Pattern.compile(
          "^(?:(?:On|When) (?:direct |further |specific )?(?:questioning|asked),? )?(?:You|He|She|They|he|she|you|\\p{Lu}\\p{L}{1,20}) (?:will )?(?:admits?|reports?|states?|says?|discloses?|confirms?|confesses|mentions?) (?:that )?(?=(?:you|he|she|they) (?!(?:is|are) fine))");

  /// "Janet reports that her mother has been muddled", as the daughter says it.
  String reported(String clause) {
    if (!isForAnother()) {
      return SELF_REPORTS.matcher(clause).replaceFirst("");
    }
    Matcher reports = REPORTS.matcher(clause);
    boolean bySpeaker =
        reports.find() && Topics.words(reports.group("who")).stream().anyMatch(selfNames::contains);
    String told = bySpeaker ? clause.substring(reports.end()) : clause;
    return ofTheSpeaker(told) ? spokenBySpeaker(told) : patientAsRelative(told);
  }

  /// Whether the clause is about the speaker: "She would like her mother to …", of a daughter.
  boolean ofTheSpeaker(String clause) {
    String first = Topics.words(clause).stream().findFirst().orElse("");
    boolean named = selfNames.contains(first);
    boolean pronoun =
        first.equals(ownPronoun())
            && OF_THE_MIND.matcher(clause).find()
            && patientPhrase().matcher(clause).find();
    return isForAnother() && (named || pronoun) && !selfNames.isEmpty();
  }

  private String spokenBySpeaker(String clause) {
    String turned = patientAsRelative(clause);
    return turned.equals(clause)
        ? clause
        : SHE_HERSELF
            .matcher(FIRST_PRONOUN.matcher(turned).replaceFirst("You "))
            .replaceAll("because you have $1 yourself")
            .replace("You is ", "You are ")
            .replace("You has ", "You have ");
  }

  private static final Pattern FIRST_PRONOUN = Pattern.compile("^(?:He|She|They) ");
  private static final Pattern SHE_HERSELF =
      Pattern.compile("because (?:he|she) has ([^,.]{3,40}) (?:herself|himself)");
  private static final Pattern OF_THE_MIND =
      Pattern.compile(
          "(?i)^\\S+ (?:is |has been )?(?:would|wants?|hopes?|wishes|worr\\w+|fears?|afraid|thinks?|believes?|feels?|finds?|struggl\\w+|expects?)");

  private String ownPronoun() {
    return OF_WOMEN.contains(relation == null ? "" : relation) ? "she" : "he";
  }

  /// "her mother", where the speaker is the daughter.
  private Pattern patientPhrase() {
    String whom =
        switch (relation == null ? "" : relation) {
          case "daughter", "son" -> pronoun.equals("she") ? "mother|mum|mom" : "father|dad";
          case "mother", "father", "mum", "mom", "dad", "parent" ->
              pronoun.equals("she") ? "daughter" : "son";
          case "wife" -> "husband";
          case "husband" -> "wife";
          case "sister", "brother" -> pronoun.equals("she") ? "sister" : "brother";
          case "partner" -> "partner";
          default -> "patient";
        };
    return Pattern.compile("(?i)\\b(?:her|his|their) (" + whom + ")\\b(?!')");
  }

  private String patientAsRelative(String clause) {
    Matcher found = patientPhrase().matcher(clause);
    return found.find() ? found.replaceAll(found.start() == 0 ? "My $1" : "my $1") : clause;
  }

  /// Whether somebody else than the patient speaks.
  public boolean isForAnother() {
    return relation != null;
  }

  /// Whether a word of the notes, in small letters, means the patient: "he", "his", a name.
  boolean isOfThePatient(String word) {
    return selfNames.contains(word)
        || switch (pronoun) {
          case "he" -> Set.of("he", "his", "him", "he's").contains(word);
          case "she" -> Set.of("she", "her", "she's").contains(word);
          default -> false;
        };
  }

  /// How the speaker says whom the symptoms are of: "I", "He".
  public String subject() {
    return isForAnother() ? FirstPerson.capitalized(pronoun) : "I";
  }

  /// How notes in the third person call the patient when they go on: "She", or the child's name.
  String inNotes() {
    return isForAnother() && !patientName.isEmpty()
        ? patientName.split(" ", 2)[0]
        : FirstPerson.capitalized(pronoun);
  }

  String am() {
    return !isForAnother() ? "I'm" : pronoun.equals("they") ? "They're" : subject() + "'s";
  }

  String haveHad() {
    return !isForAnother()
        ? "I've had"
        : pronoun.equals("they") ? "They've had" : subject() + "'s had";
  }

  /// "take" or "takes".
  String does(String verb) {
    return subject() + " " + (isForAnother() && !pronoun.equals("they") ? Verbs.third(verb) : verb);
  }

  String doNot(String verb) {
    return subject() + (isForAnother() && !pronoun.equals("they") ? " doesn't " : " don't ") + verb;
  }

  /// "my", "his".
  public String possessive() {
    if (!isForAnother()) {
      return "my";
    }
    return switch (pronoun) {
      case "he" -> "his";
      case "she" -> "her";
      default -> "their";
    };
  }
}
