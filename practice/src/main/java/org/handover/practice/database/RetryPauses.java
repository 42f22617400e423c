package org.handover.practice.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// What lies between an attempt and the next.
@FunctionalInterface
interface RetryPauses {
  /// Waits, and says whether to try again.
  ///
  /// @param attempt the one that failed, from 1
  boolean pauseAfter(int attempt);

  /// Between half of the pause and one and a half of it, at random: two that got into each other's
  /// way should not meet again.
  static RetryPauses jittered(int attempts, Duration pause) {
    return attempt -> {
      if (attempt >= attempts) {
        return false;
      }
      long millis = pause.toMillis();
      return sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
    };
  }

  private static boolean sleep(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
