package org.handover.practice.ai;

/// A learner's turn that supports a score, and the words in it that do so, as they stand there.
public record Evidence(int turn, String quote) {}
