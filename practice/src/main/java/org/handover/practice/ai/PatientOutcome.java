package org.handover.practice.ai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a patient's turn ended. Only [Answered] is a reply; a `part` is what was heard before it
/// broke off, and may be empty.
public sealed interface PatientOutcome {
  record Answered(String text) implements PatientOutcome {}

  /// The stream broke, or took too long, midway.
  record Cut(String part, String reason) implements PatientOutcome {}

  /// The model reached its limit of length.
  record Truncated(String part) implements PatientOutcome {}

  /// The model, or the provider's filter, declined to answer.
  record Refused(String reason) implements PatientOutcome {}

  /// Too many calls are under way.
  ///
  /// @param yours whether they are this user's (429) or everybody's (503)
  record Busy(int retryAfterSeconds, boolean yours) implements PatientOutcome {}

  /// No answer could be had.
  ///
  /// @param reason for people; no secret and nothing of the conversation is in it
  /// @param retryAfter if the provider said so
  record Unavailable(String reason, @Nullable Duration retryAfter) implements PatientOutcome {}

  /// The consumer of the deltas has gone.
  record Cancelled(String part) implements PatientOutcome {}
}
