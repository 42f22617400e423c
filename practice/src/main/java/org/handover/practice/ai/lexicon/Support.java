package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the learner's sentences hold for one rubric question.
///
/// @param sightings the sentences that ask about it, the plainest first
/// @param partial the greatest share of its subject that any other question of the learner names
record Support(List<Sighting> sightings, double partial) {
  /// The share of a subject that counts as all of it: words that say little may be missing.
  private static final double ALL = 0.85;

  /// How plainly a sentence asks about the subject.
  enum Plainness {
    ASKED,
    IMPLIED
  }

  record Sighting(Sentence sentence, Plainness plainness) {}

  static Support of(Subject subject, List<Sentence> sentences) {
    List<Sighting> sightings = new ArrayList<>();
    double partial = 0;
    for (Sentence sentence : sentences) {
      double named = 0;
      double implied = 0;
      for (Wording wording : subject.wordings()) {
        named = Math.max(named, named(wording, sentence, subject));
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

  private static double named(Wording wording, Sentence sentence, Subject subject) {
    return switch (sentence.inquiry()) {
      case ASKS -> subject.deed() ? offered(wording, sentence, subject) : wording.named(sentence);
      case STATES -> subject.deed() ? said(wording, sentence, subject) : wording.done(sentence);
      case VOID -> 0;
    };
  }

  /// "Have you ever had an X-ray?" orders none, but "shall we get an X-ray?" does.
  private static double offered(Wording wording, Sentence sentence, Subject subject) {
    return Inquiry.offers(sentence.text())
        ? said(wording, sentence, subject)
        : wording.done(sentence);
  }

  private static double said(Wording wording, Sentence sentence, Subject subject) {
    return Inquiry.denies(sentence.text()) == subject.denied()
        ? Math.max(wording.named(sentence), wording.done(sentence))
        : wording.done(sentence);
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
