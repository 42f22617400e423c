package org.handover.practice.ai;

import org.jspecify.annotations.Nullable;

/// A question of a scenario's rubric, such as "Did the learner ask about fever?".
///
/// @param guidance what full marks look like
public record RubricQuestion(int id, String question, @Nullable String guidance, int maxScore) {}
