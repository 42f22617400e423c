package org.handover.practice.ai.marking;

/// How a line of a rubric will be read.
///
/// @param text for its author: "asks about: fever"
/// @param machine whether the evaluator can mark it; if not, a person will
public record LineReading(String text, boolean machine) {}
