package org.handover.practice.ai.persona;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// Tells why the patient has come, a little at a time.
final class Story {
  private static final int MOST_CHARACTERS = 170;

  private final ScenarioBrief scenario;
  private final List<Known> facts;
  private final Recollection memory;
  private final FactFinder finder;
  private final Speech speech;

  Story(
      ScenarioBrief scenario,
      List<Known> facts,
      Recollection memory,
      FactFinder finder,
      Speech speech) {
    this.scenario = scenario;
    this.facts = facts;
    this.memory = memory;
    this.finder = finder;
    this.speech = speech;
  }

  /// The opening line where nothing has been said yet, else what comes next.
  String opening() {
    String line = scenario.openingLine();
    boolean begun = !memory.memory().said().isBlank();
    return line == null || line.isBlank() || begun ? more() : line.strip();
  }

  /// "Tell me about the headaches" opens a subject, not the talk.
  boolean isAboutSomething(Heard heard) {
    return heard.topics().stream().anyMatch(topic -> topic.kind() == Topic.Kind.SYMPTOM)
        && !finder.find(heard).isEmpty()
        && heard.words().contains("about");
  }

  /// The next things about the complaint that have not been told.
  String more() {
    List<Known> open =
        facts.stream()
            .filter(fact -> !fact.isGuarded() && !memory.isTold(fact) && isStory(fact))
            .sorted(Comparator.comparingInt(fact -> fact.isOf(Slot.COMPLAINT) ? 0 : 1))
            .toList();
    if (open.isEmpty() && memory.told().isEmpty()) {
      return reason();
    }
    if (open.isEmpty()) {
      return unlockedByTime().orElseGet(() -> speech.pick("no-more"));
    }
    StringBuilder told = new StringBuilder(open.getFirst().spoken());
    if (open.size() > 1 && told.length() + open.get(1).spoken().length() < MOST_CHARACTERS) {
      told.append(' ').append(open.get(1).spoken());
    }
    return told.toString();
  }

  /// What else is told of the subject that was spoken of last.
  String moreOf(Set<Topic> topics) {
    List<Known> more =
        facts.stream()
            .filter(fact -> !fact.isGuarded() && !memory.isTold(fact))
            .filter(fact -> isStory(fact) && (FactFinder.isAbout(fact, topics) || besides(fact)))
            .limit(2)
            .toList();
    return more.isEmpty()
        ? speech.pick("no-more")
        : more.stream().map(Known::spoken).reduce((one, other) -> one + " " + other).get();
  }

  /// Of the same sentence of the notes.
  private boolean besides(Known fact) {
    return memory.last().stream()
        .anyMatch(told -> told.fact().source().equals(fact.fact().source()));
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
        .orElseGet(() -> line.isBlank() ? speech.pick("no-more") : line.strip());
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
}
