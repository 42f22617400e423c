package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// What the patient keeps in mind of the talk so far, read from the turns.
///
/// @param told facts that have been told
/// @param last those told in the latest reply that told any
/// @param topics what was spoken of last
/// @param kindly whether the learner has shown sympathy
/// @param information the last that the learner explained
/// @param asked the learner's questions, as stems in one string
record Recollection(
    Memory memory,
    Set<Known> told,
    List<Known> last,
    Set<Topic> topics,
    boolean kindly,
    Optional<String> information,
    Set<String> asked) {
  private static final int MOST_TURNS = 200;
  private static final Pattern END = Pattern.compile("[.!?]{1,3}$");

  static Recollection of(List<Turn> turns, List<Known> facts, Set<String> spelledRight) {
    List<Turn> before = turns.subList(0, turns.size() - 1);
    List<Turn> recent = before.subList(Math.max(0, before.size() - MOST_TURNS), before.size());
    Reader reader = new Reader(facts, spelledRight);
    recent.forEach(reader::take);
    return new Recollection(
        Memory.of(turns),
        reader.told,
        List.copyOf(reader.last),
        reader.topics,
        reader.kindly,
        reader.information,
        reader.asked);
  }

  boolean isTold(Known fact) {
    return told.contains(fact);
  }

  boolean wasAsked(Heard heard) {
    String key = key(heard);
    return !key.isEmpty() && asked.contains(key);
  }

  private static String key(Heard heard) {
    return heard.text().endsWith("?") ? String.join(" ", Topics.words(heard.text())) : "";
  }

  private static final class Reader {
    private final List<Known> facts;
    private final Set<String> spelledRight;
    private final Set<Known> told = new LinkedHashSet<>();
    private final Set<String> asked = new HashSet<>();
    private List<Known> last = new ArrayList<>();
    private Set<Topic> topics = Set.of();
    private boolean kindly;
    private Optional<String> information = Optional.empty();

    Reader(List<Known> facts, Set<String> spelledRight) {
      this.facts = facts;
      this.spelledRight = spelledRight;
    }

    void take(Turn turn) {
      if (turn.speaker() == Speaker.PATIENT) {
        heardFromPatient(turn.text());
      } else {
        Heard.sentences(turn.text(), spelledRight).forEach(this::heardFromLearner);
      }
    }

    private void heardFromPatient(String text) {
      String lower = BoundedText.beginning(text, Heard.LONGEST).toLowerCase(Locale.ROOT);
      List<Known> now =
          facts.stream()
              .filter(fact ->
                  lower.contains(
                      END.matcher(fact.spoken().toLowerCase(Locale.ROOT)).replaceAll("")))
              .toList();
      told.addAll(now);
      if (!now.isEmpty()) {
        last = now;
      }
      Set<Topic> spoken = new LinkedHashSet<>();
      now.forEach(fact -> spoken.addAll(fact.all()));
      if (topics.isEmpty() && spoken.isEmpty()) {
        spoken.addAll(Topics.shared().in(lower));
      }
      topics = spoken.isEmpty() || (!topics.isEmpty() && now.isEmpty()) ? topics : spoken;
    }

    private void heardFromLearner(Heard heard) {
      kindly = kindly || heard.act() == Act.EMPATHY || Act.EMPATHY.isIn(heard.text());
      if (!heard.topics().isEmpty() && heard.act() == Act.QUESTION) {
        topics = heard.topics();
      }
      if (Explanations.isOne(heard)) {
        information = Optional.of(heard.text());
      }
      asked.add(key(heard));
    }
  }
}
