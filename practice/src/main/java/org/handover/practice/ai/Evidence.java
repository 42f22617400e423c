package org.handover.practice.ai;

/// A learner's turn that supports a finding, and the sentence in it that does so.
public record Evidence(int turn, String quote) {}
