package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.handover.practice.ai.Evidence;

/// What the learner's sentences hold for one rubric question.
///
/// @param sightings the sentences that ask about it, the plainest first
/// @param partial the greatest share of its subject that any other question of the learner names
record Support(List<Sighting> sightings, double partial) {
  /// The share of a subject that counts as all of it: words that say little may be missing.
  private static final double ALL = 0.85;

  private static final int MOST_CITATIONS = 3;

  /// How plainly a sentence asks about the subject.
  enum Plainness {
    ASKED,
    IMPLIED
  }

  record Sighting(Sentence sentence, Plainness plainness) {}

  /// What an item cites: a sentence a turn, the plainest first.
  List<Evidence> evidence() {
    Map<Integer, Evidence> byTurn = new LinkedHashMap<>();
    for (Sighting sighting : sightings) {
      int turn = sighting.sentence().turn().number();
      if (byTurn.size() < MOST_CITATIONS) {
        byTurn.putIfAbsent(turn, new Evidence(turn, sighting.sentence().text()));
      }
    }
    return List.copyOf(byTurn.values());
  }

  static Support of(Subject subject, List<Sentence> sentences) {
    List<Sighting> sightings = new ArrayList<>();
    double partial = 0;
    for (Sentence sentence : sentences) {
      double named = 0;
      double implied = 0;
      ToDoubleFunction<Wording> naming = naming(subject, sentence);
      for (Wording wording : subject.wordings()) {
        named = Math.max(named, naming.applyAsDouble(wording));
        implied = Math.max(implied, subject.deed() ? 0 : implied(wording, sentence));
      }
      if (named >= ALL) {
        sightings.add(new Sighting(sentence, Plainness.ASKED));
      } else if (implied >= ALL) {
        sightings.add(new Sighting(sentence, Plainness.IMPLIED));
      } else {
        partial = Math.max(partial, named);
      }
    }
    sightings.sort(Comparator.comparing(Sighting::plainness));
    return new Support(List.copyOf(sightings), partial);
  }

  /// How much of the subject a sentence of its form names.
  private static ToDoubleFunction<Wording> naming(Subject subject, Sentence sentence) {
    if (sentence.inquiry() == Inquiry.VOID) {
      return _ -> 0;
    }
    if (subject.deed()) {
      return subject.isDoneBy(sentence)
          ? wording -> Math.max(wording.named(sentence), wording.done(sentence))
          : wording -> wording.done(sentence);
    }
    return sentence.inquiry() == Inquiry.ASKS
        ? wording -> wording.named(sentence)
        : wording -> wording.done(sentence);
  }

  private static double implied(Wording wording, Sentence sentence) {
    return switch (sentence.inquiry()) {
      case ASKS -> wording.implied(sentence);
      case STATES, VOID -> 0;
    };
  }

  /// How many different turns ask.
  int turns() {
    Set<Integer> turns = new HashSet<>();
    sightings.forEach(sighting -> turns.add(sighting.sentence().turn().number()));
    return turns.size();
  }
}
