package org.handover.practice.ai.openai;

import java.time.Duration;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.calls.Usage;
import org.jspecify.annotations.Nullable;

/// How one request ended.
sealed interface AttemptResult {
  record Complete(
      @Nullable String content, @Nullable String refusal, Finish finish, @Nullable Usage usage)
      implements AttemptResult {}

  record Gone(String part) implements AttemptResult {}

  record Failed(String part, Fault fault) implements AttemptResult {}

  /// What went wrong.
  ///
  /// @param retryAfter not before this, if the provider said so
  record Fault(Outcome outcome, String reason, Prospect prospect, @Nullable Duration retryAfter) {
    static Fault passing(Outcome outcome, String reason) {
      return new Fault(outcome, reason, Prospect.PASSING, null);
    }

    /// Whether another attempt may help.
    boolean isPassing() {
      return prospect == Prospect.PASSING;
    }

    /// Whether it tells something of the provider's health.
    boolean isIllness() {
      return switch (outcome) {
        case TIMEOUT, BROKEN, PROVIDER_ERROR, MALFORMED, CUT -> true;
        default -> false;
      };
    }
  }
}
