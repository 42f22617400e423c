package org.handover.practice.assessments.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// When a job that could not be done is tried again: after pauses that double up to an hour, each
/// shortened by chance so that jobs which failed together do not come back together.
///
/// @param first the pause after the first attempt, at most
/// @param giveUpAfter how long a job is tried
/// @param chance from 0 to 1
record Backoff(Duration first, Duration giveUpAfter, DoubleSupplier chance) {
  private static final Duration LONGEST = Duration.ofHours(1);

  /// What is held goes on soon after it no longer has to be.
  private static final Duration LONGEST_HELD = Duration.ofMinutes(5);

  private static final int DOUBLINGS = 30;

  /// The next attempt; nothing where it would be too late.
  ///
  /// @param attempts that have failed, from 1
  /// @param asked how long the provider asked to be left alone
  Optional<Instant> next(Instant now, Instant queued, int attempts, @Nullable Duration asked) {
    Instant next = now.plus(pause(attempts, LONGEST));
    if (asked != null && now.plus(asked).isAfter(next)) {
      next = now.plus(asked);
    }
    return next.isAfter(queued.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
  }

  /// The next attempt of a job that is never given up.
  ///
  /// @param attempts that were in vain, from 1
  Instant held(Instant now, int attempts) {
    return now.plus(pause(attempts, LONGEST_HELD));
  }

  private Duration pause(int attempts, Duration longest) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(attempts - 1, DOUBLINGS));
    double pause = Math.min(doubled, (double) longest.toMillis()) * (1 - chance.getAsDouble() / 2);
    return Duration.ofMillis((long) pause);
  }
}
