package org.handover.practice.ai.calls;

/// The tokens that the provider says it counted.
public record Usage(long in, long out) {}
