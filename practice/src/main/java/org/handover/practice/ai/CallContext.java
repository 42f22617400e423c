package org.handover.practice.ai;

/// For whom and for what a call is made: the limits and the row that it leaves go by it.
public record CallContext(int userId, Purpose purpose) {}
