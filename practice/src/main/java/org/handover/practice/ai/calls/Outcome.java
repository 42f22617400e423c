package org.handover.practice.ai.calls;

import java.util.Locale;

/// How a call ended, in the word that its row bears.
public enum Outcome {
  ANSWERED,
  TRUNCATED,
  REFUSED,
  /// Nothing but blanks.
  EMPTY,
  MALFORMED_JSON,
  WRONG_SHAPE,
  CUT,
  CANCELLED,
  BUSY,
  /// The circuit breaker was open: nothing was sent.
  RESTING,
  TIMEOUT,
  BROKEN,
  RATE_LIMITED,
  QUOTA_SPENT,
  REJECTED,
  PROVIDER_ERROR,
  /// The answer is no chat completion.
  MALFORMED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
