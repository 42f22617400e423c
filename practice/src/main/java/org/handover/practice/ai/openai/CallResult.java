package org.handover.practice.ai.openai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a call ended, all attempts taken together. Reasons are for people: no secret and nothing of
/// the conversation is in them.
public sealed interface CallResult {
  /// The model said all that it would.
  ///
  /// @param content absent where it declined
  /// @param refusal its words on declining
  record Ended(@Nullable String content, @Nullable String refusal, Finish finish)
      implements CallResult {
    /// Whether the model, or the provider's filter, declined.
    public boolean declined() {
      return refusal != null || finish == Finish.FILTER;
    }
  }

  /// It broke off after a part had come.
  record Cut(String part, String reason) implements CallResult {}

  /// The consumer of the deltas has gone.
  record Cancelled(String part) implements CallResult {}

  /// Too many calls are under way: of this user, or in all.
  record Busy(int retryAfterSeconds, boolean yours) implements CallResult {}

  /// Nothing came.
  record Unavailable(String reason, @Nullable Duration retryAfter, Prospect prospect)
      implements CallResult {}
}
