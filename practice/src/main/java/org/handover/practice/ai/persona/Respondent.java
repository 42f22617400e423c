package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// One reply: reads the learner's last turn sentence by sentence and finds what to say to each.
final class Respondent {
  private static final int MOST_ANSWERS = 4;
  private static final int FEW_WORDS = 4;
  private static final int OPENING_CHARACTERS = 170;
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
  private static final Pattern VOWEL = Pattern.compile("(?i)^[aeiou].*");
  private static final Pattern OUTSIDE =
      Pattern.compile("(?i)\\b(?:weather|day|sunny|raining|cold|hot|isn't it)\\b");
  private static final Pattern TERM =
      Pattern.compile(
          "(?i)\\b(?:called|failure|disease|syndrome|\\w{3,20}(?:itis|osis|oma|aemia|emia|pathy)|thyroid|angina|diabetes|cancer|clot|infection|asthma|stroke|ulcer)\\b");

  private final PatientCase patient;
  private final Phrases phrases;
  private final ScenarioBrief scenario;
  private final List<Known> facts;
  private final Recollection memory;
  private final FactFinder finder;
  private final Speech speech;
  private final Answers answers;
  private final Proposals proposals;
  private final Set<String> spelledRight;
  private final long seed;
  private final Set<String> now = new LinkedHashSet<>();
  private final List<Heard> earlier = new ArrayList<>();

  Respondent(Phrases phrases, PatientCase patient, PatientPrompt prompt) {
    this.patient = patient;
    this.phrases = phrases;
    this.scenario = prompt.scenario();
    this.facts = known(patient);
    this.spelledRight =
        facts.stream()
            .flatMap(fact -> Topics.words(fact.spoken()).stream())
            .collect(Collectors.toSet());
    this.memory = Recollection.of(prompt.turns(), facts, spelledRight);
    this.seed = prompt.seed() * 31 + prompt.turns().size();
    this.speech = new Speech(phrases, memory, patient, seed);
    this.finder = new FactFinder(facts, memory, patientWords());
    this.answers = new Answers(facts, finder, speech, memory, patient, since());
    this.proposals = new Proposals(facts, speech);
  }

  private Optional<String> since() {
    String description = scenario.description();
    return description == null
        ? Optional.empty()
        : Aspect.SINCE.words(BoundedText.beginning(description, OPENING_CHARACTERS));
  }

  private Set<String> patientWords() {
    if (!patient.perspective().isForAnother()) {
      return Set.of();
    }
    Set<String> words =
        new HashSet<>(Set.of("he", "him", "his", "she", "her", "child", "baby", "son", "daughter"));
    Topics.words(patient.perspective().patientName()).stream().limit(1).forEach(words::add);
    return words;
  }

  private static List<Known> known(PatientCase patient) {
    List<Known> facts = new ArrayList<>();
    Set<Topic> before = new HashSet<>();
    patient
        .spoken()
        .forEach(fact -> {
          Known known = Known.of(fact, before);
          Set<Topic> symptoms =
              known.all().stream()
                  .filter(topic ->
                      topic.kind() == Topic.Kind.SYMPTOM || topic.kind() == Topic.Kind.SITE)
                  .collect(Collectors.toSet());
          if (!symptoms.isEmpty()) {
            before.clear();
            before.addAll(symptoms);
          }
          facts.add(known);
        });
    return facts;
  }

  String reply(String said) {
    List<Heard> sentences = Heard.sentences(said, spelledRight);
    if (sentences.isEmpty()
        || Act.OUT_OF_ROLE.isIn(
            said.replace('’', '\'').substring(0, Math.min(said.length(), Heard.LONGEST)))
        || !LATIN.matcher(sentences.getFirst().text()).find()) {
      return pick("out-of-role");
    }
    for (Heard heard : sentences) {
      Optional<String> objection = proposals.objection(heard);
      if (objection.isPresent()) {
        return objection.get();
      }
      if (heard.act() == Act.RUDE) {
        return pick("rude");
      }
      if (now.size() < MOST_ANSWERS) {
        add(content(heard));
      }
      earlier.add(heard);
    }
    if (now.isEmpty()) {
      add(courtesy(sentences));
    } else if (greets(sentences) && memory.memory().said().lines().count() <= 1) {
      return pick("greeting") + " " + String.join(" ", now);
    }
    return safe(String.join(" ", now));
  }

  private void add(String answer) {
    if (!answer.isEmpty()) {
      now.add(answer);
    }
  }

  private static boolean greets(List<Heard> sentences) {
    return sentences.stream().anyMatch(heard -> Act.GREETING.isIn(heard.text()));
  }

  /// Nothing that the case hides is said, whatever led to it.
  private String safe(String reply) {
    boolean known =
        facts.stream()
            .anyMatch(fact -> reply.contains(fact.spoken()) && patient.names(fact.spoken()));
    return !known && patient.names(reply) ? pick("unknown") : reply;
  }

  /// What the sentence itself calls for; empty where a courtesy is enough.
  private String content(Heard heard) {
    if (heard.isClosed() && patient.names(heard.text())) {
      return pick("not-told");
    }
    return switch (heard.act()) {
      case DIAGNOSIS -> diagnosis(heard);
      case TEACH_BACK -> teachBack();
      case ANY_QUESTIONS -> ownQuestion();
      case UNDERSTAND -> understood();
      case FEELINGS -> feelings(heard);
      case NAME -> name(heard);
      case AGE -> age();
      case SMALL_TALK ->
          heard.topics().stream()
                  .anyMatch(topic ->
                      topic.kind() == Topic.Kind.SYMPTOM && !topic.name().equals("walking"))
              ? answers.to(heard, before())
              : pick(OUTSIDE.matcher(heard.text()).find() ? "small-talk-outside" : "small-talk");
      case OPEN -> opening(heard);
      case MORE -> more();
      case QUESTION -> question(heard);
      case PROPOSAL -> proposal(heard);
      case EXAMINE -> examined(heard);
      case EMPATHY -> comforted(heard);
      case SUMMARY -> summary(heard);
      case BAD_NEWS, INFORMATION -> told(heard);
      default -> "";
    };
  }

  private String diagnosis(Heard heard) {
    boolean past =
        heard.speaksOf("family")
            || (heard.speaksOf("history")
                && !heard.text().toLowerCase(Locale.ROOT).contains("diagnosis"));
    return past ? answers.to(heard, before()) : pick("diagnosis");
  }

  private Set<Topic> before() {
    return earlier.isEmpty() ? Set.of() : earlier.getLast().topics();
  }

  private String question(Heard heard) {
    if (Act.HOW_ARE_YOU.isIn(heard.text())) {
      return "";
    }
    if (heard.speaksOf("job") && heard.topics().size() <= 2) {
      Optional<String> job = occupation(heard);
      if (job.isPresent()) {
        return job.get();
      }
    }
    return answers.to(heard, before());
  }

  private Optional<String> occupation(Heard heard) {
    ScenarioBrief.Person person = scenario.character();
    boolean asked = heard.asked().isEmpty() || heard.asked().get() == Aspect.KIND;
    List<Known> found = finder.find(heard);
    boolean toldOf =
        !found.isEmpty()
            && found.getFirst().main().stream().anyMatch(topic -> topic.name().equals("job"));
    if (!asked || (toldOf && heard.isClosed()) || patient.perspective().isForAnother()) {
      return Optional.empty();
    }
    if (person == null || person.occupation() == null) {
      return found.isEmpty() ? Optional.of(pick("no-occupation")) : Optional.empty();
    }
    String work = person.occupation().toLowerCase(Locale.ROOT);
    return Optional.of("I'm %s %s.".formatted(VOWEL.matcher(work).matches() ? "an" : "a", work));
  }

  private String name(Heard heard) {
    ScenarioBrief.Person person = scenario.character();
    String relation = patient.perspective().relation();
    if (person == null || person.name().startsWith("A ")) {
      return pick("no-name");
    }
    if (relation != null) {
      return "I'm %s's %s.".formatted(person.name().split(" ", 2)[0], relation);
    }
    String age =
        Act.AGE.isIn(heard.text()) && person.age() != null
            ? " I'm %d.".formatted(person.age())
            : "";
    return "I'm %s.%s".formatted(person.name(), age);
  }

  private String age() {
    ScenarioBrief.Person person = scenario.character();
    if (person == null || person.age() == null) {
      return pick("age");
    }
    String who =
        patient.perspective().isForAnother() ? patient.perspective().subject() + "'s" : "I'm";
    return "%s %d.".formatted(who.equals("They's") ? "They're" : who, person.age());
  }

  private String opening(Heard heard) {
    Set<Topic> narrow =
        heard.topics().stream()
            .filter(topic -> topic.kind() == Topic.Kind.SYMPTOM)
            .collect(Collectors.toSet());
    if (!narrow.isEmpty()
        && !finder.find(heard).isEmpty()
        && Act.asksFor(heard.text())
        && heard.words().contains("about")) {
      return answers.to(heard, before());
    }
    String line = scenario.openingLine();
    return line == null
            || line.isBlank()
            || memory.memory().has(line)
            || memory.memory().said().contains("?")
            || !memory.memory().said().isBlank()
        ? more()
        : line.strip();
  }

  /// The next things about the complaint that have not been told.
  private String more() {
    List<Known> open =
        facts.stream()
            .filter(fact -> !fact.isGuarded() && !memory.isTold(fact) && isStory(fact))
            .sorted(java.util.Comparator.comparing(fact -> fact.isComplaint() ? 0 : 1))
            .toList();
    if (open.isEmpty() && memory.told().isEmpty()) {
      return reason();
    }
    if (open.isEmpty()) {
      return unlockedByTime().orElseGet(() -> pick("no-more"));
    }
    StringBuilder told = new StringBuilder(open.getFirst().spoken());
    if (open.size() > 1 && told.length() + open.get(1).spoken().length() < OPENING_CHARACTERS) {
      told.append(' ').append(open.get(1).spoken());
    }
    return told.toString();
  }

  /// What the case says of the opening line's subject, where no symptom is told freely.
  private String reason() {
    String line = scenario.openingLine() == null ? "" : scenario.openingLine();
    Set<Topic> topics = Topics.shared().in(scenario.title() + " " + line);
    return facts.stream()
        .filter(fact -> !fact.isGuarded() && FactFinder.isAbout(fact, topics))
        .limit(2)
        .map(Known::spoken)
        .reduce((one, other) -> one + " " + other)
        .orElseGet(() -> line.isBlank() ? pick("no-more") : line.strip());
  }

  private Optional<String> unlockedByTime() {
    return memory.kindly()
        ? facts.stream()
            .filter(fact ->
                fact.fact().sympathy() && fact.fact().unlocks().isEmpty() && !memory.isTold(fact))
            .findFirst()
            .map(Known::spoken)
        : Optional.empty();
  }

  private static boolean isStory(Known fact) {
    return switch (fact.fact().slot()) {
      case COMPLAINT, ONSET, DURATION, COURSE, SEVERITY, TRIGGERS, RELIEF, SYMPTOM ->
          !fact.fact().denied();
      default -> false;
    };
  }

  /// Sympathy unlocks what the author named it for.
  private String comforted(Heard heard) {
    List<Known> unlocked =
        facts.stream()
            .filter(fact -> fact.isGuarded() && fact.fact().sympathy() && !memory.isTold(fact))
            .filter(fact ->
                finder.isOccasion(fact, heard)
                    || (fact.fact().unlocks().isEmpty() && memory.kindly()))
            .limit(2)
            .toList();
    if (!unlocked.isEmpty()) {
      return unlocked.stream().map(Known::spoken).collect(Collectors.joining(" "));
    }
    return heard.text().endsWith("?") && Act.QUESTION.isIn(heard.text())
        ? answers.to(heard, before())
        : "";
  }

  private String proposal(Heard heard) {
    Optional<String> remark = proposals.remark(heard);
    if (remark.isPresent()) {
      return remark.get();
    }
    if (isReallyAQuestion(heard)) {
      return answers.to(heard, before());
    }
    if (Act.BAD_NEWS.isIn(heard.text())) {
      return pick("bad-news");
    }
    return earlier.stream().anyMatch(one -> one.act() == Act.PROPOSAL) ? "" : pick("agree");
  }

  /// "You could walk before, how far?"; "I'd like to ask about your sleep".
  private boolean isReallyAQuestion(Heard heard) {
    String lower = heard.text().toLowerCase(Locale.ROOT);
    boolean wants =
        lower.contains("like to ask")
            || lower.contains("like to know")
            || lower.contains("to hear")
            || lower.contains("tell me")
            || lower.contains("talk about your");
    boolean toPatient =
        Act.isClosed(lower)
            && (lower.contains("could you ")
                || lower.contains("can you ")
                || lower.contains("have you "))
            && !lower.contains("would you");
    boolean offers = Act.EXAMINE.isIn(lower) || !Medicines.shared().named(lower).isEmpty();
    boolean asksWh =
        lower.startsWith("what ")
            || (lower.startsWith("how ")
                && !lower.startsWith("how about")
                && !lower.contains("sound"))
            || lower.startsWith("when ")
            || lower.startsWith("where ")
            || lower.startsWith("why ")
            || lower.startsWith("who ");
    return !offers
        && (wants || toPatient || asksWh)
        && (lower.endsWith("?") || wants)
        && !finderFindsNothing(heard);
  }

  private boolean finderFindsNothing(Heard heard) {
    return heard.topics().isEmpty() && heard.asked().isEmpty();
  }

  private String examined(Heard heard) {
    return earlier.stream().anyMatch(one -> one.act() == Act.EXAMINE) ? "" : pick("consent");
  }

  private String summary(Heard heard) {
    boolean asks = heard.text().endsWith("?");
    boolean checks =
        heard.topics().isEmpty()
            || heard.words().size() > FEW_WORDS * 3
            || Act.INTRODUCTION.isIn(heard.text());
    if (asks && !checks && Act.isClosed(heard.text())) {
      return answers.to(heard, before());
    }
    boolean alreadySummed = earlier.stream().anyMatch(one -> one.act() == Act.SUMMARY);
    return alreadySummed ? "" : memory.told().isEmpty() && !asks ? "" : pick("confirm");
  }

  private String told(Heard heard) {
    boolean again =
        earlier.stream().anyMatch(one -> one.act() == Act.BAD_NEWS || one.act() == Act.INFORMATION);
    if (heard.text().endsWith("?")
        && Act.QUESTION.isIn(heard.text())
        && heard.act() == Act.INFORMATION
        && Act.isClosed(heard.text())) {
      return answers.to(heard, before());
    }
    if (again || heard.words().size() < FEW_WORDS) {
      return "";
    }
    if (Act.BAD_NEWS.isIn(heard.text())) {
      return pick("bad-news");
    }
    return TERM.matcher(heard.text()).find() ? pick("news") : "";
  }

  private String understood() {
    boolean term = earlier.stream().anyMatch(one -> TERM.matcher(one.text()).find());
    now.removeIf(said -> term && !said.isEmpty());
    return pick(term ? "not-understood" : "understood");
  }

  private String teachBack() {
    Optional<String> here =
        earlier.stream().filter(Explanations::isOne).map(Heard::text).reduce((one, other) -> other);
    Optional<String> explained = here.or(memory::information);
    return explained
        .map(Explanations::inOwnWords)
        .filter(words -> !patient.names(words))
        .map(Speech::sentence)
        .orElseGet(() -> pick("teach-back"));
  }

  private String ownQuestion() {
    String last = patient.lastQuestion();
    if (last != null && !memory.memory().has(last)) {
      return last;
    }
    return pick("own-question");
  }

  private String feelings(Heard heard) {
    boolean informed =
        memory.information().isPresent() || earlier.stream().anyMatch(Explanations::isOne);
    if (informed) {
      return pick("feelings");
    }
    Heard mood = heard.about(Set.of(Topics.shared().named("mood")));
    String comfort = comforted(heard);
    return !comfort.isEmpty()
        ? comfort
        : finder.find(mood).isEmpty() ? pick("how-are-you") : answers.to(mood, before());
  }

  private String courtesy(List<Heard> sentences) {
    String all = sentences.stream().map(Heard::text).collect(Collectors.joining(" "));
    for (Act act : List.of(Act.HOW_ARE_YOU, Act.GOODBYE, Act.THANKS, Act.EMPATHY)) {
      if (sentences.stream().anyMatch(heard -> act.isIn(heard.text()))) {
        String closing =
            act == Act.GOODBYE
                    && patient.lastQuestion() != null
                    && !memory.memory().has(patient.lastQuestion())
                ? patient.lastQuestion() + " "
                : "";
        return closing + pick(act.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    if (Act.INTRODUCTION.isIn(all)) {
      return pick("introduction");
    }
    return pick(Act.GREETING.isIn(all) ? "greeting" : "statement");
  }

  private String pick(String occasion) {
    return phrases.pick(occasion, seed + now.size(), memory.memory());
  }
}
