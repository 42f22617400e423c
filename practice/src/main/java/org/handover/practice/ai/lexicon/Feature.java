package org.handover.practice.ai.lexicon;

import java.util.List;
import java.util.Locale;
import org.handover.practice.ai.lexicon.Support.Plainness;
import org.handover.practice.ai.lexicon.Support.Sighting;

/// What the probability of credit depends on. Each has a weight of its name in
/// `evaluator.properties`.
enum Feature {
  ALWAYS,
  /// A sentence asks about the whole subject.
  ASKED,
  /// None does, but one does so together with what was spoken of before.
  IMPLIED,
  /// The logarithm of the number of turns that ask.
  REPEATED,
  /// Where no turn asks: how much of the subject the learner's questions name.
  PARTIAL;

  double of(Support support) {
    List<Sighting> sightings = support.sightings();
    return switch (this) {
      case ALWAYS -> 1;
      case ASKED -> plainest(sightings, Plainness.ASKED);
      case IMPLIED -> plainest(sightings, Plainness.IMPLIED);
      case REPEATED -> Math.log(Math.max(1, support.turns()));
      case PARTIAL -> sightings.isEmpty() ? support.partial() : 0;
    };
  }

  /// The name of the feature's weight in the file.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double plainest(List<Sighting> sightings, Plainness plainness) {
    return !sightings.isEmpty() && sightings.getFirst().plainness() == plainness ? 1 : 0;
  }
}
