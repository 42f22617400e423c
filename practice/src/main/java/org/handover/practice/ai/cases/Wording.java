package org.handover.practice.ai.cases;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the patient says a clause of the notes: by whom the notes speak, and as what.
final class Wording {
  private static final Pattern YOU = Pattern.compile("(?i)\\b(?:you|your|you're|you've)\\b");
  private static final Pattern ARRIVAL =
      Pattern.compile(
          "(?i)^(?:today,? )?(?:i|he|she|they|you|(?-i:\\p{Lu}\\p{L}{1,20})) (?:have |has |had |am |is |'ve |came |come )?(?:come|came|here|attended|attends|presents?|presented|come in|came in|attending|presenting|booked)(?: (?:in|today|here|to (?:see )?(?:you|a&e|casualty|the (?:gp|doctor|surgery|clinic|hospital|emergency department|ed|a&e))(?: at \\d{1,2}(?::\\d\\d)? ?(?:am|pm))?(?: this morning| today| tonight)?|to the \\p{L}{1,15}|an appointment)){0,3}(?: because(?: of)?|,? complaining of| (?=about |with |for ))\\s?");
  private static final Pattern DENIES =
      Pattern.compile("(?i)\\bden(?:ies|y) (?:having |having had |any )?(?!it\\b|this\\b|that\\b)");
  private static final Pattern WITH = Pattern.compile("^(?:about|with|for) ");
  private static final Pattern WHO =
      Pattern.compile(
          "^(?:You are|I'm|I am|My name is) (?!the |an? )\\p{Lu}[^,.]{1,40}(?:, (?:aged )?\\d{1,3})?(?:,? and use \\S{1,20})?(?:,? and|,)? ?(?<rest>.{0,300})$");
  private static final int LEAST_OWN_WORDS = 3;
  private static final Set<String> OWN_WORDS = Set.of("i", "i'm", "i've", "my", "me", "i'd");
  private static final Pattern IN_QUOTES = Pattern.compile("[\"“][^\"”]{1,300}[\"”]");

  /// "They" who are the patient and another.
  private static final Pattern TOGETHER =
      Pattern.compile(
          "\\b[Tt]hey (?=(?:usually |often |always |both |have |had )?(?:started (?:having|going|trying)|been (?:together|married|trying)|use condoms|live together|lived together|moved|split up|married|argue|row|came back|went on|got (?:married|back|home)|met|broke up|separated)\\b)");

  private static final Pattern HISTORY_OF =
      Pattern.compile(
          "(?i)^(?:an? )?([\\w]{1,10})[- ](hour|day|week|month|year)s?'? history of (.{3,200})$");
  private static final Pattern DESCRIBES =
      Pattern.compile(
          "(?i)^(?:you|he|she|they) describes? (?:it|this|the pain) as (?:being )?(?:like )?");
  private static final Pattern RATES =
      Pattern.compile(
          "(?i)^(?:you|he|she|they) (?:rates?|scores?) (?:it|this|the pain) (?:as |at )?");

  private final Perspective perspective;
  private final Phrasing phrasing;
  private final boolean addressed;

  /// Whether the speaker tells it already: "I'm Craig, and Isla is my daughter".
  private final boolean told;

  Wording(CaseNotes notes, Perspective perspective, Phrasing phrasing) {
    this.perspective = perspective;
    this.phrasing = phrasing;
    this.addressed = addresses(notes);
    this.told = tells(notes);
  }

  boolean isTold() {
    return told;
  }

  private boolean tells(CaseNotes notes) {
    List<String> words = Topics.allWords(IN_QUOTES.matcher(notes.persona()).replaceAll(" "));
    long mine = words.stream().filter(OWN_WORDS::contains).count();
    long others =
        words.stream()
            .filter(word ->
                word.equals("you")
                    || word.equals("your")
                    || (!perspective.isForAnother() && perspective.isOfThePatient(word)))
            .count();
    return mine >= LEAST_OWN_WORDS && mine > 2 * others;
  }

  /// A relative's illness under another heading is told as under its own.
  private static @Nullable Section sectionOf(String told, NoteLine line) {
    Slot own = SlotRules.of(told, line.scene());
    if (line.section() != null && line.section().isOfTheMind()) {
      return line.section();
    }
    if (line.section() == null) {
      return own == Slot.ALLERGIES && told.contains(">") ? Section.ALLERGIES : null;
    }
    return own == Slot.FAMILY
        ? Section.FAMILY
        : own == Slot.ALLERGIES ? Section.ALLERGIES : line.section();
  }

  String spoken(String text, NoteLine line) {
    Matcher arrival = ARRIVAL.matcher(text);
    String told =
        arrival.find() && text.length() - arrival.end() > 8 ? text.substring(arrival.end()) : text;
    if (phrasing.isShort(told, line.section()) && told.length() == text.length()) {
      return phrasing.spoken(told, sectionOf(told, line));
    }
    Matcher who = WHO.matcher(told);
    boolean ofYou = told.startsWith("You are ");
    boolean presents = who.matches() && (ofYou || perspective.selfNames().contains(nameIn(told)));
    if (presents) {
      String rest = who.group("rest").strip();
      return rest.length() < 5 ? "" : firstPerson((ofYou ? "You are " : "I'm ") + rest);
    }
    return WITH.matcher(told).find() && told.length() < text.length()
        ? arrived(told)
        : firstPerson(plainly(told));
  }

  /// "priya" of "I'm Priya, 29".
  private static String nameIn(String told) {
    return Topics.words(told).stream()
        .filter(word -> !Set.of("i'm", "i", "am", "my", "name", "is").contains(word))
        .findFirst()
        .orElse("");
  }

  /// "describes it as a weight", "rates it 8", "denies fever", as a patient would say it.
  private static String plainly(String told) {
    String like = DESCRIBES.matcher(told).replaceFirst("It's like ");
    String rated = RATES.matcher(like).replaceFirst("I'd say it's ");
    return DENIES.matcher(rated).replaceFirst("have had no ");
  }

  /// "about palpitations", "with a cough".
  private String arrived(String told) {
    String what =
        HISTORY_OF
            .matcher(WITH.matcher(told).replaceFirst(""))
            .replaceFirst("$3 for the last $1 $2s");
    return firstPerson(told.startsWith("with ") ? "You have had " + what : "It's about " + what);
  }

  String firstPerson(String text) {
    if (told) {
      return FirstPerson.capitalized(text);
    }
    return FirstPerson.of(TOGETHER.matcher(text).replaceAll("we "), perspective, addressed);
  }

  /// Whether the notes say "you" to the actor, rather than "he" or "she" of the patient.
  private boolean addresses(CaseNotes notes) {
    String plain = IN_QUOTES.matcher(notes.persona()).replaceAll(" ");
    long you = YOU.matcher(plain).results().count();
    long third =
        Topics.allWords(plain).stream().filter(word -> perspective.isOfThePatient(word)).count();
    return you > 0 && (you >= third || perspective.isForAnother());
  }
}
