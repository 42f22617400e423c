package org.handover.practice.assessments.jobs;

import java.time.Duration;
import java.time.Instant;

/// The order in which jobs are taken up, fair by user. Jobs are taken up by the time at which they
/// are due, the earliest first. A user's first job is due well before now, and each further one
/// that is queued behind it a step later: another user's first job stands before all but those that
/// have waited for long. None waits for ever: with time, what has just come is due after it.
final class FairOrder {
  /// How far a job without others of its user before it is drawn forward.
  static final Duration HEAD_START = Duration.ofMinutes(10);

  /// What another job of the same user costs.
  static final Duration STEP = Duration.ofSeconds(10);

  private FairOrder() {}

  /// @param before how many jobs of the same user are not over
  static Instant due(Instant now, int before) {
    Instant due = now.minus(HEAD_START).plus(STEP.multipliedBy(before));
    return due.isAfter(now) ? now : due;
  }
}
