package org.handover.practice.conversations;

import java.time.Duration;
import java.util.Optional;
import org.handover.practice.ai.PatientOutcome;
import org.handover.practice.api.Json;

/// How a reply ended, for the threads that wait for it.
sealed interface Ending {
  /// With a reply, which is stored.
  record Complete(Json message) implements Ending {}

  /// Too many calls are under way.
  ///
  /// @param yours whether they are this user's own
  record Busy(int retryAfterSeconds, boolean yours) implements Ending {}

  /// Without one.
  ///
  /// @param status what HTTP calls it
  /// @param detail why, for people
  /// @param half the stored row of what was heard, if anything was
  record Failed(int status, String detail, Optional<Duration> retryAfter, Optional<Json> half)
      implements Ending {
    Failed(int status, String detail) {
      this(status, detail, Optional.empty(), Optional.empty());
    }

    Failed(int status, String detail, Optional<Json> half) {
      this(status, detail, Optional.empty(), half);
    }
  }

  /// What was heard, and whether it is all that there was to hear.
  record Heard(String text, boolean complete) {}

  static Heard heard(PatientOutcome outcome) {
    return switch (outcome) {
      case PatientOutcome.Answered o -> new Heard(o.text(), true);
      case PatientOutcome.Cut o -> new Heard(o.part(), false);
      case PatientOutcome.Truncated o -> new Heard(o.part(), false);
      case PatientOutcome.Cancelled o -> new Heard(o.part(), false);
      case PatientOutcome.Refused _ -> new Heard("", false);
      case PatientOutcome.Busy _ -> new Heard("", false);
      case PatientOutcome.Unavailable _ -> new Heard("", false);
    };
  }

  /// What a client is told of an outcome.
  ///
  /// @param stored the row that the outcome has left
  static Ending of(PatientOutcome outcome, Optional<Json> stored) {
    return switch (outcome) {
      case PatientOutcome.Answered _ ->
          stored
              .<Ending>map(Complete::new)
              .orElseGet(() -> new Failed(409, "The reply was overtaken by another one."));
      case PatientOutcome.Cut o -> new Failed(502, "The reply was cut off: " + o.reason(), stored);
      case PatientOutcome.Truncated _ ->
          new Failed(502, "The reply was cut off: it grew too long.", stored);
      case PatientOutcome.Cancelled _ -> new Failed(502, "The reply was cancelled.", stored);
      case PatientOutcome.Refused o ->
          new Failed(502, "The AI declined to reply: " + o.reason(), stored);
      case PatientOutcome.Busy o -> new Busy(o.retryAfterSeconds(), o.yours());
      case PatientOutcome.Unavailable o ->
          new Failed(
              503,
              "No reply could be had: " + o.reason(),
              Optional.ofNullable(o.retryAfter()),
              stored);
    };
  }
}
