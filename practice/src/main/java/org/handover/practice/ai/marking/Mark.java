package org.handover.practice.ai.marking;

import java.util.List;
import org.handover.practice.ai.Evidence;
import org.jspecify.annotations.Nullable;

/// What a rubric's line earns.
///
/// @param share of its marks, from 0 to 1; the best guess where a person has to look
/// @param confidence from 0 to 1 that the share is right
/// @param evidence the learner's sentences that show it
/// @param abstention why a person has to look; null: the mark stands
public record Mark(
    double share, double confidence, List<Evidence> evidence, @Nullable Abstention abstention) {
  public Mark {
    evidence = List.copyOf(evidence);
  }

  static Mark yes(double confidence, List<Evidence> evidence) {
    return new Mark(1, confidence, evidence, null);
  }

  static Mark no(double confidence) {
    return new Mark(0, confidence, List.of(), null);
  }

  static Mark abstain(Abstention why, double guess, List<Evidence> evidence) {
    return new Mark(guess, 0.5, evidence, why);
  }

  boolean isMarked() {
    return abstention == null;
  }

  boolean isYes() {
    return abstention == null && share >= 1;
  }

  /// Given because nothing was found.
  boolean restsOnSilence() {
    return isMarked() && evidence.isEmpty();
  }
}
