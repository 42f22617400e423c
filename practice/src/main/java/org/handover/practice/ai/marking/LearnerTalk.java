package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.ai.lexicon.Hearing;
import org.handover.practice.ai.lexicon.Hearing.Utterance;
import org.handover.practice.ai.lexicon.Inquiry;
import org.handover.practice.ai.lexicon.Spelling;

/// What a learner said in a conversation, sentence by sentence, with what the patient had said
/// before.
final class LearnerTalk {
  /// A learner's sentence with its words.
  record Said(Utterance utterance, Words words) {
    Evidence evidence() {
      return new Evidence(utterance.turn().number(), utterance.text());
    }

    int turn() {
      return utterance.turn().number();
    }

    boolean asks() {
      return utterance.form() == Inquiry.ASKS;
    }

    boolean counts() {
      return utterance.form() != Inquiry.VOID;
    }
  }

  /// Fewer turns of the learner's show little of what was avoided.
  private static final int SHORT = 3;

  private static final int MOST_OF_PATIENT = 20_000;
  private static final int MOST_TURN = 4_000;
  private static final Set<String> REASONS = WordLists.get("reasons");

  private final Hearing hearing;
  private final List<Said> said;
  private final Map<Integer, String> patientBefore = new HashMap<>();
  private final Map<Integer, String> patientSoFar = new HashMap<>();
  private final Map<Integer, String> patientAfter = new HashMap<>();
  private final boolean english;

  LearnerTalk(List<Turn> turns, Hearing hearing, Spelling spelling, English language) {
    this.hearing = hearing;
    this.said =
        hearing.utterances().stream()
            .map(one -> new Said(one, Words.of(one.text(), spelling)))
            .toList();
    readPatient(turns);
    List<String> all = said.stream().flatMap(one -> one.words().list().stream()).toList();
    this.english = language.isEnglish(new Words(all, Set.of(), 0));
  }

  private void readPatient(List<Turn> turns) {
    StringBuilder soFar = new StringBuilder();
    String last = "";
    int learner = 0;
    for (Turn turn : turns) {
      if (turn.speaker() == Speaker.LEARNER) {
        learner = turn.number();
        patientBefore.put(learner, last);
        patientSoFar.put(learner, soFar.toString());
      } else {
        last = BoundedText.beginning(turn.text(), MOST_TURN);
        patientAfter.putIfAbsent(learner, last);
        if (soFar.length() < MOST_OF_PATIENT) {
          soFar.append(last).append(' ');
        }
      }
    }
  }

  Hearing hearing() {
    return hearing;
  }

  List<Said> sentences() {
    return said;
  }

  /// The patient's turn before a learner's.
  String patientBefore(int turn) {
    return patientBefore.getOrDefault(turn, "");
  }

  /// The patient's turn after a learner's.
  String patientAfter(int turn) {
    return patientAfter.getOrDefault(turn, "");
  }

  /// All that the patient had said before a learner's turn.
  String patientSoFar(int turn) {
    return patientSoFar.getOrDefault(turn, "");
  }

  /// The learner's sentences of a turn.
  List<Said> of(int turn) {
    return said.stream().filter(one -> one.turn() == turn).toList();
  }

  boolean isShort() {
    Set<Integer> turns = new HashSet<>();
    said.stream()
        .filter(one -> one.words().list().size() > 1)
        .forEach(one -> turns.add(one.turn()));
    return turns.size() < SHORT;
  }

  boolean isEnglish() {
    return english;
  }

  /// Nothing was found: a no, unless the talk is one that cannot be read.
  Mark silence(double confidence) {
    return english ? Mark.no(confidence) : Mark.abstain(Abstention.NOT_ENGLISH, 0, List.of());
  }

  /// Whether the learner says why, in a turn or in the one after it.
  boolean givesReason(int turn) {
    List<Said> around = new ArrayList<>(of(turn));
    said.stream()
        .filter(one -> one.turn() > turn)
        .findFirst()
        .ifPresent(next -> around.addAll(of(next.turn())));
    return around.stream()
        .filter(one -> !one.asks())
        .anyMatch(one -> one.words().list().stream().anyMatch(REASONS::contains));
  }
}
