package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /// Whether it has words enough to speak of something.
    boolean isSubstantial() {
      return words.list().size() > FEW_WORDS;
    }

    boolean counts() {
      return utterance.form() != Inquiry.VOID;
    }
  }

  private static final int FEW_WORDS = 3;

  /// Fewer turns of the learner's show little of what was avoided.
  private static final int SHORT = 3;

  private static final int MOST_OF_PATIENT = 200_000;
  private static final int MOST_TURN = 4_000;
  private static final Set<String> REASONS = WordLists.get("reasons");

  private final Hearing hearing;
  private final List<Said> said;
  private final Map<Integer, List<Said>> byTurn = new LinkedHashMap<>();
  private final Map<Integer, String> patientAfter = new HashMap<>();

  /// The turn in which each word that counts was first said, by the patient and by either.
  private final Map<String, Integer> patientFirst = new HashMap<>();

  private final Map<String, Integer> first = new HashMap<>();
  private final boolean english;

  LearnerTalk(List<Turn> turns, Hearing hearing, Spelling spelling, English language) {
    this.hearing = hearing;
    this.said =
        hearing.utterances().stream()
            .map(one -> new Said(one, Words.of(one.text(), spelling)))
            .toList();
    said.forEach(one -> byTurn.computeIfAbsent(one.turn(), _ -> new ArrayList<>()).add(one));
    readPatient(turns);
    said.forEach(one ->
        meaning(one.utterance().text()).forEach(word -> first.merge(word, one.turn(), Math::min)));
    List<String> all = said.stream().flatMap(one -> one.words().list().stream()).toList();
    this.english = language.isEnglish(new Words(all, Set.of(), 0));
  }

  private void readPatient(List<Turn> turns) {
    int left = MOST_OF_PATIENT;
    int learner = 0;
    for (Turn turn : turns) {
      if (turn.speaker() == Speaker.LEARNER) {
        learner = turn.number();
      } else {
        String text = BoundedText.beginning(turn.text(), Math.min(left, MOST_TURN));
        left -= text.length();
        patientAfter.putIfAbsent(learner, text);
        for (String word : meaning(text)) {
          patientFirst.putIfAbsent(word, turn.number());
          first.merge(word, turn.number(), Math::min);
        }
      }
    }
  }

  /// The words that count, as stems: "mother's" is "mother".
  private Set<String> meaning(String text) {
    return hearing.meaning(String.join(" ", Words.plain(text).list()));
  }

  /// Whether any of the words was said up to a turn, by either.
  boolean isSpokenOf(Set<String> words, int turn) {
    return words.stream().anyMatch(word -> first.getOrDefault(word, Integer.MAX_VALUE) <= turn);
  }

  /// How many words that the patient had said before the learner's statements of a turn give back.
  int givenBack(int turn) {
    Set<String> words = new HashSet<>();
    of(turn).stream()
        .filter(one -> !one.asks())
        .forEach(one -> words.addAll(meaning(one.utterance().text())));
    words.removeIf(word -> patientFirst.getOrDefault(word, Integer.MAX_VALUE) > turn);
    return words.size();
  }

  /// The learner's turns, by their numbers.
  Set<Integer> turns() {
    return byTurn.keySet();
  }

  Hearing hearing() {
    return hearing;
  }

  List<Said> sentences() {
    return said;
  }

  /// The patient's turn after a learner's.
  String patientAfter(int turn) {
    return patientAfter.getOrDefault(turn, "");
  }

  /// The learner's sentences of a turn.
  List<Said> of(int turn) {
    return byTurn.getOrDefault(turn, List.of());
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
