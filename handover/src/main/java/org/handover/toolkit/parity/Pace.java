package org.handover.toolkit.parity;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Lets so many through a second, evenly: what was missed is not made up for.
final class Pace implements Runnable {
  private static final long SECOND = 1_000_000_000;
  private static final long LONGEST_PAUSE = SECOND / 5;

  private final long gap;
  private final LongSupplier clock;
  private final LongConsumer pause;
  private final BooleanSupplier stopped;
  private long next;

  Pace(double perSecond, BooleanSupplier stopped) {
    this(perSecond, stopped, System::nanoTime, LockSupport::parkNanos);
  }

  Pace(double perSecond, BooleanSupplier stopped, LongSupplier clock, LongConsumer pause) {
    this.gap = Math.round(SECOND / perSecond);
    this.stopped = stopped;
    this.clock = clock;
    this.pause = pause;
    this.next = clock.getAsLong();
  }

  @Override
  public void run() {
    for (long left = next - clock.getAsLong();
        left > 0 && !stopped.getAsBoolean();
        left = next - clock.getAsLong()) {
      pause.accept(Math.min(left, LONGEST_PAUSE));
    }
    next = Math.max(next, clock.getAsLong()) + gap;
  }
}
