package org.handover.practice.ai.cases;

/// A piece of the notes that became no fact, so that the educator can put it differently.
public record NotUnderstood(String source, String reason) {}
