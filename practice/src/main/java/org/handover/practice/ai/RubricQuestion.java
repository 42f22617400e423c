package org.handover.practice.ai;

import org.jspecify.annotations.Nullable;

/// A question of a scenario's rubric, such as "Did the learner ask about fever?".
///
/// @param guidance what full marks look like
/// @param maxScore below 0, it is a penalty: what is deducted where the learner did it
public record RubricQuestion(int id, String question, @Nullable String guidance, int maxScore) {
  /// Whether points are lost by it, and none are won.
  public boolean isPenalty() {
    return maxScore < 0;
  }
}
