package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.CaseCompiler;
import org.handover.practice.ai.cases.Language;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// One reply: reads the learner's last turn sentence by sentence and finds what to say to each.
final class Respondent {
  private static final int MOST_ANSWERS = 4;
  private static final int OPENING_CHARACTERS = 170;
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
  private static final Pattern OF_OLD =
      Pattern.compile("(?i)\\b(?:past|before|previous\\w*|other|ever|else)\\b");
  private static final Pattern MEASURED =
      Pattern.compile(
          "(?i)\\bwhat(?:'s| is| are| was) (?:your|his|her|the) [^?]{0,40}\\b(?:rate|pressure|saturations?|sats|pulse|bmi|oxygen|peak flow)\\b");
  private static final Pattern INSTEAD = Pattern.compile("(?i)\\binstead\\b");
  private static final Pattern WHAT_ABOUT =
      Pattern.compile(
          "(?i)\\binstead(?:,? then)?\\?$|^\\W*(?:ok(?:ay)?,? |so |well,? |and )?(?:what|how) about\\b");
  private static final Pattern ALLERGY_SUMMED =
      Pattern.compile(
          "(?i)\\byou(?:'re| are) allergic to\\b(?!.{0,200}\\b(?:but|try|take|give|prescribe)\\b)");
  private static final Pattern HELP =
      Pattern.compile(
          "(?i)\\b(?:how can i (?:be of )?help|what can i do for you|how may i help)\\b");
  private static final Pattern ABOUT_THAT =
      Pattern.compile("(?i)\\babout (?:that|it|this|them|those)\\b");
  private static final Pattern LEAD =
      Pattern.compile("^(?:Yes|No|As I said|Like I told you|As I mentioned),\\s");
  private static final Pattern PREFERS =
      Pattern.compile("(?i)\\b(?:prefer|rather have|which would you like)\\b");
  private static final Pattern HOW_OLD =
      Pattern.compile("(?i)\\bhow old (?:was|were|is|are)\\b|\\bwhat age\\b");
  private static final Pattern HOW_OLD_NOW = Pattern.compile("(?i)\\bhow old (?:is|are)\\b");
  private static final Pattern AT_AGE =
      Pattern.compile("\\b(?:at (?:the age of )?|aged? |who is |who's |, )(\\d{1,3})\\b");
  private static final Pattern OUTSIDE =
      Pattern.compile("(?i)\\b(?:weather|day|sunny|raining|cold|hot|isn't it)\\b");
  private final PatientCase patient;
  private final ScenarioBrief scenario;
  private final List<Known> facts;
  private final Recollection memory;
  private final FactFinder finder;
  private final Speech speech;
  private final Answers answers;
  private final Proposals proposals;
  private final Identity identity;
  private final Story story;
  private final Reactions reactions;
  private final Summaries summaries;
  private final Set<String> spelledRight;
  private final Set<String> now = new LinkedHashSet<>();
  private final List<Heard> earlier = new ArrayList<>();

  Respondent(Phrases phrases, PatientCase patient, PatientPrompt prompt) {
    this.patient = patient;
    this.scenario = prompt.scenario();
    this.facts = known(patient);
    this.spelledRight =
        facts.stream()
            .flatMap(fact -> Topics.words(fact.spoken()).stream())
            .collect(Collectors.toSet());
    this.memory = Recollection.of(prompt.turns(), facts, spelledRight);
    this.speech = new Speech(phrases, memory, patient, prompt.seed() * 31 + prompt.turns().size());
    this.finder = new FactFinder(facts, memory, patientWords());
    this.answers = new Answers(facts, finder, speech, memory, patient, since());
    this.proposals = new Proposals(facts, speech);
    this.identity = new Identity(scenario, patient, finder, speech);
    this.summaries = new Summaries(facts, memory);
    this.story = new Story(scenario, facts, memory, finder, speech);
    this.reactions = new Reactions(patient, facts, memory, finder, speech, answers, proposals);
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
    Set<Topic> complaint =
        patient
            .spoken()
            .filter(fact -> fact.slot() == Slot.COMPLAINT)
            .map(fact -> Topics.shared().in(fact.spoken()))
            .findFirst()
            .orElse(Set.of());
    patient
        .spoken()
        .forEach(fact -> {
          Known known = Known.of(fact, before, complaint);
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
    Optional<String> stranger = foreign(sentences);
    if (stranger.isPresent()) {
      return stranger.get();
    }
    boolean sums = sentences.stream().anyMatch(heard -> heard.act() == Act.SUMMARY);
    Optional<String> correction = sums ? correction(sentences) : Optional.empty();
    for (Heard heard : sentences) {
      Optional<String> objection =
          sums && ALLERGY_SUMMED.matcher(heard.text()).find()
              ? Optional.empty()
              : proposals.objection(heard);
      if (objection.isPresent()) {
        return objection.get();
      }
      if (heard.act() == Act.RUDE) {
        return pick("rude");
      }
      boolean summed = correction.isPresent() && heard.act() == Act.SUMMARY;
      if (now.size() < MOST_ANSWERS) {
        add(summed ? correction.get() : content(heard));
      }
      earlier.add(heard);
    }
    if (now.size() > 1) {
      now.removeIf(speech::isHelpless);
    }
    if (now.isEmpty()) {
      add(courtesy(sentences));
    } else if (greets(sentences) && memory.memory().said().lines().count() <= 1) {
      return pick("greeting") + " " + String.join(" ", now);
    }
    return safe(String.join(" ", now));
  }

  /// To a learner who does not speak English, or of a case that is not in English.
  private Optional<String> foreign(List<Heard> sentences) {
    boolean learner = sentences.stream().anyMatch(heard -> Language.isForeign(heard.text()));
    boolean notes =
        facts.isEmpty()
            && patient.notUnderstood().stream()
                .anyMatch(one -> one.reason().equals(CaseCompiler.NOT_IN_ENGLISH));
    Optional<String> objection =
        sentences.stream().flatMap(heard -> proposals.objection(heard).stream()).findFirst();
    return learner || notes
        ? objection.or(() -> Optional.of(pick(notes ? "no-english" : "other-language")))
        : Optional.empty();
  }

  /// What a summary has got wrong.
  private Optional<String> correction(List<Heard> sentences) {
    return sentences.stream()
        .filter(heard ->
            heard.act() == Act.SUMMARY
                || heard.act() == Act.INFORMATION
                || heard.act() == Act.STATEMENT)
        .flatMap(heard -> summaries.wrong(heard.text()).stream())
        .findFirst()
        .map(fact -> Speech.lead(pick("not-quite"), fact.spoken()));
  }

  private void add(String answer) {
    String same = withoutLead(answer);
    if (!answer.isEmpty() && now.stream().noneMatch(said -> withoutLead(said).contains(same))) {
      now.add(answer);
    }
  }

  /// Without "Yes," or "As I said,".
  private static String withoutLead(String answer) {
    return LEAD.matcher(answer).replaceFirst("").toLowerCase(Locale.ROOT);
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
    if (heard.isClosed() && patient.names(heard.text()) && !heard.speaksOf("family")) {
      return pick("not-told");
    }
    return switch (heard.act()) {
      case DIAGNOSIS -> diagnosis(heard);
      case TEACH_BACK -> reactions.teachBack(earlier);
      case ANY_QUESTIONS -> reactions.ownQuestion();
      case UNDERSTAND -> understood(heard);
      case FEELINGS -> reactions.feelings(heard, earlier);
      case NAME -> identity.name(heard);
      case AGE -> identity.isAskedOf(heard) ? identity.age() : question(heard);
      case SMALL_TALK ->
          heard.topics().stream()
                  .anyMatch(topic ->
                      topic.kind() == Topic.Kind.SYMPTOM && !topic.name().equals("walking"))
              ? answers.to(heard, before())
              : pick(OUTSIDE.matcher(heard.text()).find() ? "small-talk-outside" : "small-talk");
      case OPEN ->
          HELP.matcher(heard.text()).find() && memory.told().size() > 2
              ? answers.to(heard.about(Set.of(Topics.shared().named("expectations"))), before())
              : story.isAboutSomething(heard) ? answers.to(heard, before()) : story.opening();
      case MORE ->
          ABOUT_THAT.matcher(heard.text()).find() ? story.moreOf(memory.topics()) : story.more();
      case QUESTION -> question(heard);
      case PROPOSAL -> reactions.proposal(heard, earlier);
      case EXAMINE -> reactions.examined(earlier);
      case EMPATHY -> reactions.comforted(heard, earlier);
      case SUMMARY -> reactions.summary(heard, earlier);
      case BAD_NEWS, INFORMATION, STATEMENT -> reactions.told(heard, earlier);
      default -> "";
    };
  }

  /// Asked whether it was clear, the patient says that and nothing else of what was explained.
  private String understood(Heard heard) {
    if (!earlier.isEmpty() && Explanations.isOne(earlier.getLast())) {
      now.clear();
    }
    return reactions.understood(heard, earlier);
  }

  private String diagnosis(Heard heard) {
    boolean past = heard.speaksOf("family") || OF_OLD.matcher(heard.text()).find();
    return past ? answers.to(heard, before()) : pick("diagnosis");
  }

  /// "How old was he?", of who was spoken of last.
  private Optional<String> ageTold() {
    return memory.last().stream()
        .map(fact -> AT_AGE.matcher(fact.spoken()))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> "At %s.".formatted(found.group(1)));
  }

  private Set<Topic> before() {
    return earlier.isEmpty() ? Set.of() : earlier.getLast().topics();
  }

  private String question(Heard heard) {
    if (Act.HOW_ARE_YOU.isIn(heard.text())) {
      return "";
    }
    if (WHAT_ABOUT.matcher(heard.text()).find()
        && (INSTEAD.matcher(heard.text()).find()
            || !Medicines.shared().named(heard.text()).isEmpty())) {
      return reactions.offered(heard);
    }
    if (MEASURED.matcher(heard.text()).find()) {
      return pick("not-measured");
    }
    Optional<String> aged = HOW_OLD.matcher(heard.text()).find() ? ageTold() : Optional.empty();
    if (aged.isPresent()) {
      return aged.get();
    }
    if (HOW_OLD_NOW.matcher(heard.text()).find()) {
      return finder
          .named(heard, Aspect.SINCE)
          .map(fact -> speech.answer(heard.asking(Aspect.SINCE), List.of(fact)))
          .orElseGet(() -> pick("not-followed"));
    }
    boolean offered = earlier.stream().anyMatch(one -> one.act() == Act.PROPOSAL);
    if (offered && PREFERS.matcher(heard.text()).find()) {
      return pick("prefer");
    }
    if (!heard.speaksOf("daily life") && heard.speaksOf("job") && heard.topics().size() <= 2) {
      Optional<String> job = identity.occupation(heard);
      if (job.isPresent()) {
        return job.get();
      }
    }
    return answers.to(heard, before());
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
    return speech.pick(occasion);
  }
}
