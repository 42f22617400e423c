package org.handover.practice.assessments.review;

import org.jspecify.annotations.Nullable;

/// A person's word on one item.
///
/// @param comment absent: the machine's stands
record Verdict(int rubricQuestion, double score, @Nullable String comment) {}
