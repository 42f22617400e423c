package org.handover.practice.ai.lexicon;

import org.jspecify.annotations.Nullable;

/// A rubric question to decide, such as "Did the learner ask about fever?".
public record RubricItem(String id, String question, @Nullable String guidance, int maxScore) {}
