package org.handover.practice.identity.passwords;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Has something take a least time, however it ends: what is done sooner waits. Of work whose
/// length would tell something, it tells nothing then.
///
/// @param clock in nanoseconds
/// @param waiter waits for so many nanoseconds
public record MinimumDuration(Duration least, LongSupplier clock, LongConsumer waiter) {
  public static MinimumDuration of(Duration least) {
    return new MinimumDuration(least, System::nanoTime, MinimumDuration::sleep);
  }

  public <T> T of(Supplier<T> work) {
    long start = clock.getAsLong();
    try {
      return work.get();
    } finally {
      long left = least.toNanos() - (clock.getAsLong() - start);
      if (left > 0) {
        waiter.accept(left);
      }
    }
  }

  /// A request that is broken off goes on to its answer at once.
  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException brokenOff) {
      Thread.currentThread().interrupt();
    }
  }
}
