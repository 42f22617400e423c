package org.handover.practice.ai.persona;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.Speaker;

/// One reply: reads the learner's last turn sentence by sentence and finds what to say to each.
final class Respondent {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final Pattern DURATION =
      Pattern.compile(
          "(?i)\\b(?:for|since|over|about) (?:the )?(?:last |past"
              + " )?(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|few|a"
              + " few|\\d+) )?(?:hours?|days?|weeks?|months?|years?|yesterday|this morning|last"
              + " \\w+|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\\b|\\b(?:\\w+)"
              + " (?:hours?|days?|weeks?|months?|years?) ago\\b|\\bsix months\\b");
  private static final Pattern FEAR =
      Pattern.compile(
          "(?i)\\b(?:afraid|fear|worr\\w+|scared|want|hope|expect|rather|wish|would"
              + " like|think)\\b");
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "(?i)\\b(?:pain|ache|aches|headaches?|swell\\w*|swollen|burn\\w*|cough\\w*|bleed\\w*|blood|lump|dizz\\w*|tired|sleep|vomit\\w*|sick|rash|breath\\w*|fell|numb\\w*|lost|itch\\w*|sore|weak\\w*|fever|palpitations|races|flushes|cr(?:y|ies))\\b");

  /// Likely enough to be what was asked for; sure if the two also name the same thing.
  private static final double LIKELY = 0.46;

  /// To tell it unbidden.
  private static final double CERTAIN = 0.58;

  private static final double SURE_TOGETHER = 0.24;
  private static final double NEARLY_AS_GOOD = 0.07;
  private static final double OF_MEDICINE = 0.2;
  private static final double FAR_FROM_MEDICINE = 0.15;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");
  private static final Pattern TO_THE_PATIENT =
      Pattern.compile("(?i)\\b(?:you|your|it|this|that|they|them)\\b");
  private static final Pattern MEDICINES =
      Pattern.compile(
          "(?i)\\b(?:medicines?|medications?|tablets?|pills?|prescri\\w+|remed\\w+)\\b");
  private static final Pattern HABIT =
      Pattern.compile(
          "(?i)^\\W*(?:(?:and|so|but|ok|okay)\\W+)*+(?:do|are|can|will|would|is|could) ");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
  private static final int FEW_WORDS = 4;
  private static final int MOST_ANSWERS = 3;
  private static final int MOST_SENTENCES = 12;

  /// As much as a message of the new face has; the legacy one's may be longer.
  static final int LONGEST = 4_000;

  private static final Pattern VOWEL = Pattern.compile("^[aeiou].*");
  private static final Pattern ABOUT = Pattern.compile("(?i)^about");
  private static final Pattern YES_OR_NO = Pattern.compile("(?i)^(?:no|yes)\\b.*");
  private static final Pattern FULL_STOP = Pattern.compile("\\.$");
  private static final Pattern DENIAL =
      Pattern.compile("(?i)\\b(?:no|not|never|nobody|nothing|without|don't|isn't)\\b");
  private static final Pattern KEEPS_CAPITAL =
      Pattern.compile("^(?:I\\b|[A-Z][a-z]+ [A-Z]|[A-Z]{2}).*");

  private final Meaning meaning;
  private final BiPredicate<String, String> sameTopic;
  private final Phrases phrases;
  private final ScenarioBrief scenario;
  private final List<Fact> facts;
  private final Memory memory;
  private final String before;
  private final long seed;
  private boolean denied;
  private final Set<String> now = new LinkedHashSet<>();

  Respondent(
      Meaning meaning,
      BiPredicate<String, String> sameTopic,
      Phrases phrases,
      PatientPrompt prompt) {
    this.meaning = meaning;
    this.sameTopic = sameTopic;
    this.phrases = phrases;
    this.scenario = prompt.scenario();
    this.facts =
        Notes.read(Objects.requireNonNullElse(scenario.persona(), ""), scenario.instructions());
    this.memory = Memory.of(prompt.turns());
    this.before =
        prompt.turns().reversed().stream()
            .skip(1)
            .filter(turn -> turn.speaker() == Speaker.LEARNER)
            .map(turn -> BoundedText.beginning(turn.text(), LONGEST))
            .findFirst()
            .orElse("");
    this.seed = prompt.seed() * 31 + prompt.turns().size();
  }

  String reply(String heard) {
    String said = BoundedText.beginning(heard, LONGEST);
    List<String> sentences =
        SENTENCE
            .splitAsStream(said.strip())
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .limit(MOST_SENTENCES)
            .toList();
    Set<Intent> intents = new LinkedHashSet<>();
    if (Intent.of(said) == Intent.OUT_OF_ROLE || !LATIN.matcher(said).find()) {
      return pick("out-of-role");
    }
    for (String sentence : sentences) {
      Intent intent = Intent.of(sentence);
      intents.add(intent);
      if (intent == Intent.RUDE) {
        return pick("rude");
      }
      if (isAsking(intent) && now.size() < MOST_ANSWERS) {
        String answer = answer(intent, sentence);
        if (!answer.isEmpty()) {
          now.add(answer);
        }
      }
    }
    if (now.isEmpty()) {
      now.add(courtesy(intents));
    } else if (intents.contains(Intent.GREETING) && memory.said().isEmpty()) {
      return pick("greeting") + " " + String.join(" ", now);
    }
    return String.join(" ", now);
  }

  private static boolean isAsking(Intent intent) {
    return switch (intent) {
      case DIAGNOSIS, NAME, AGE, OCCUPATION, OPEN, MORE, WORRY, ONSET, SEVERITY, QUESTION -> true;
      case HOW_ARE_YOU, CONSENT -> false;
      case OUT_OF_ROLE, RUDE, THANKS, GOODBYE, GREETING, INTRODUCTION, EMPATHY, STATEMENT -> false;
    };
  }

  private String courtesy(Set<Intent> intents) {
    for (Intent intent :
        List.of(
            Intent.CONSENT, Intent.HOW_ARE_YOU, Intent.GOODBYE, Intent.THANKS, Intent.EMPATHY)) {
      if (intents.contains(intent)) {
        return pick(key(intent));
      }
    }
    if (intents.contains(Intent.INTRODUCTION)) {
      return pick("introduction");
    }
    return pick(intents.contains(Intent.GREETING) ? "greeting" : "statement");
  }

  private static String key(Intent intent) {
    return intent.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private String answer(Intent intent, String sentence) {
    return switch (intent) {
      case DIAGNOSIS -> pick("diagnosis");
      case NAME -> name();
      case AGE -> age();
      case OCCUPATION -> matched(sentence).orElseGet(this::occupation);
      case OPEN -> opening();
      case MORE -> more();
      case WORRY -> feared(sentence);
      case ONSET -> since(sentence);
      case SEVERITY -> matched(sentence).orElseGet(() -> pick("severity"));
      default ->
          matched(sentence)
              .or(() -> aspect(sentence))
              .or(() -> continued(sentence))
              .orElseGet(() -> unmatched(sentence));
    };
  }

  private String name() {
    ScenarioBrief.Person person = scenario.character();
    return person == null || person.name().startsWith("A ")
        ? pick("no-name")
        : "I'm %s.".formatted(person.name());
  }

  private String age() {
    ScenarioBrief.Person person = scenario.character();
    return person == null || person.age() == null ? pick("age") : "I'm %d.".formatted(person.age());
  }

  private String occupation() {
    ScenarioBrief.Person person = scenario.character();
    if (person == null || person.occupation() == null) {
      return pick("no-occupation");
    }
    String work = person.occupation().toLowerCase(java.util.Locale.ROOT);
    String article = VOWEL.matcher(work).matches() ? "an" : "a";
    return "I'm %s %s.".formatted(article, work);
  }

  private String opening() {
    String line = scenario.openingLine();
    return line == null || line.isBlank() || memory.has(line) ? more() : line.strip();
  }

  /// The next thing about the complaint that nobody has heard yet.
  private String more() {
    return facts.stream()
        .filter(fact -> !fact.guarded() && isComplaint(fact) && !isTold(fact))
        .findFirst()
        .map(fact -> lead("tell", fact))
        .orElseGet(() -> pick("no-more"));
  }

  private static boolean isComplaint(Fact fact) {
    return fact.complaint() || COMPLAINT.matcher(fact.spoken()).find();
  }

  private String feared(String sentence) {
    return facts.stream()
        .filter(fact -> FEAR.matcher(fact.spoken()).find() && !isTold(fact))
        .max(Comparator.comparingDouble(fact -> likeness(sentence, fact)))
        .map(fact -> lead("tell", fact))
        .or(() -> matched(sentence))
        .orElseGet(() -> pick("worry"));
  }

  private String since(String sentence) {
    Optional<Fact> dated =
        facts.stream()
            .filter(fact -> !fact.guarded() || isTold(fact))
            .filter(fact -> DURATION.matcher(fact.spoken()).find())
            .filter(fact -> isComplaint(fact) || sameTopic(sentence, fact))
            .max(Comparator.comparingDouble(fact -> likeness(sentence, fact)));
    if (dated.isPresent()) {
      return told(dated.get());
    }
    Matcher time = DURATION.matcher(Objects.requireNonNullElse(scenario.description(), ""));
    return time.find()
        ? "It's been going on %s.".formatted(ABOUT.matcher(time.group()).replaceFirst("for about"))
        : pick("onset");
  }

  /// The fact, or the two facts, that the sentence asks for.
  private Optional<String> matched(String sentence) {
    List<Fact> fitting =
        facts.stream()
            .filter(fact -> fits(sentence, fact))
            .sorted(Comparator.comparingDouble((Fact fact) -> score(sentence, fact)).reversed())
            .toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Fact best = fitting.getFirst();
    StringBuilder reply = new StringBuilder();
    boolean yes = Intent.isClosed(sentence) && !YES_OR_NO.matcher(best.spoken()).matches();
    if (yes && !isTold(best) && affirms(best)) {
      reply.append(pick("yes")).append(' ');
    }
    reply.append(told(best));
    fitting.stream()
        .skip(1)
        .filter(fact -> score(sentence, fact) > score(sentence, best) - NEARLY_AS_GOOD)
        .filter(fact -> !isTold(fact) && !isWithin(fact, best))
        .filter(fact -> !fact.guarded() || fits(sentence, fact))
        .findFirst()
        .ifPresent(fact -> reply.append(' ').append(fact.spoken()));
    return Optional.of(reply.toString());
  }

  /// What a question about "it" wants to know.
  private Optional<String> aspect(String sentence) {
    return Aspect.of(sentence)
        .flatMap(aspect ->
            facts.stream()
                .filter(fact -> !fact.guarded() && isComplaint(fact) && aspect.isToldBy(fact))
                .findFirst())
        .map(this::told);
  }

  /// "How many?" after "Do you smoke?".
  private Optional<String> continued(String sentence) {
    return before.isEmpty() || words(sentence) > FEW_WORDS
        ? Optional.empty()
        : matched(before + " " + sentence);
  }

  private static int words(String sentence) {
    return (int) WORD.matcher(sentence).results().count();
  }

  private static boolean isWithin(Fact fact, Fact other) {
    return other.spoken().contains(FULL_STOP.matcher(fact.spoken()).replaceAll(""));
  }

  private static boolean affirms(Fact fact) {
    return !DENIAL.matcher(fact.spoken()).find();
  }

  private boolean fits(String sentence, Fact fact) {
    if (fact.guarded() && fact.keys().size() > 1) {
      return isOccasion(sentence, fact) || likeness(sentence, fact) >= CERTAIN;
    }
    double likeness = likeness(sentence, fact);
    return (sameTopic(sentence, fact) && likeness >= SURE_TOGETHER)
        || likeness >= (fact.guarded() ? CERTAIN : LIKELY);
  }

  /// Whether the author named this as the moment to tell the fact.
  private boolean isOccasion(String sentence, Fact fact) {
    return fact.keys().stream()
        .skip(1)
        .anyMatch(occasion ->
            sameTopic.test(sentence, occasion) || meaning.likeness(sentence, occasion) >= LIKELY);
  }

  private double score(String sentence, Fact fact) {
    return likeness(sentence, fact) + (sameTopic(sentence, fact) ? 2 * NEARLY_AS_GOOD : 0);
  }

  private double likeness(String sentence, Fact fact) {
    return fact.keys().stream().mapToDouble(key -> meaning.likeness(sentence, key)).max().orElse(0);
  }

  private boolean sameTopic(String sentence, Fact fact) {
    return fact.keys().stream().anyMatch(key -> sameTopic.test(sentence, key));
  }

  private String unmatched(String sentence) {
    double closest =
        Topics.OF_THE_CONSULTING_ROOM.stream()
            .mapToDouble(topic -> meaning.likeness(sentence, topic))
            .max()
            .orElse(0);
    boolean meansUs = TO_THE_PATIENT.matcher(sentence).find();
    if (words(sentence) > FEW_WORDS && closest < (meansUs ? FAR_FROM_MEDICINE : OF_MEDICINE)) {
      return pick("off-topic");
    }
    if (MEDICINES.matcher(sentence).find()) {
      return pick("no-medicines");
    }
    if (!Intent.isClosed(sentence)) {
      return pick("unknown");
    }
    // One no is enough for several questions at once.
    String no = denied ? "" : pick(HABIT.matcher(sentence).find() ? "no-habit" : "no");
    denied = true;
    return no;
  }

  private String told(Fact fact) {
    return memory.has(fact.spoken()) ? lead("again", fact) : fact.spoken();
  }

  /// The fact after a few words, if the words do not break it.
  private String lead(String occasion, Fact fact) {
    String lead = pick(occasion);
    String spoken = fact.spoken();
    boolean keepsCapital = KEEPS_CAPITAL.matcher(spoken).matches();
    return lead
        + " "
        + (keepsCapital
            ? spoken
            : spoken.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + spoken.substring(1));
  }

  private boolean isTold(Fact fact) {
    return memory.has(fact.spoken()) || now.stream().anyMatch(said -> said.contains(fact.spoken()));
  }

  private String pick(String occasion) {
    return phrases.pick(occasion, seed + now.size(), memory);
  }
}
