package org.handover.practice.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Asks again and again whether something has come about.
public final class Poll {
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private Poll() {}

  /// Says whether it did before the deadline.
  public static boolean until(Callable<Boolean> condition, Duration atMost) throws Exception {
    Instant deadline = Instant.now().plus(atMost);
    while (Instant.now().isBefore(deadline)) {
      if (condition.call()) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return condition.call();
  }
}
