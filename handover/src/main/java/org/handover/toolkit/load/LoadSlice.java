package org.handover.toolkit.load;

import org.HdrHistogram.Histogram;

/// What arrived within one second of a round, in the order of intended starts. Slices are what the
/// bootstrap draws: requests of the same second share a garbage collection or a checkpoint, and are
/// not independent.
final class LoadSlice {
  static final long LONGEST_MICROS = 120_000_000;

  /// Of each latency, 1 %: the slices are merged thousands of times.
  private static final int DIGITS = 2;

  private final Histogram latencies = new Histogram(1, LONGEST_MICROS, DIGITS);
  private long errors;
  private long odd;
  private long late;

  /// @param micros from the intended start to the end of the answer
  /// @param isOdd whether the status is not of the class that is known
  synchronized void answered(long micros, boolean isOdd, boolean isLate) {
    latencies.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
    odd += isOdd ? 1 : 0;
    late += isLate ? 1 : 0;
  }

  /// No answer, not in time, or a status of 500 or above.
  synchronized void failed(long micros, boolean isLate) {
    latencies.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
    errors++;
    late += isLate ? 1 : 0;
  }

  synchronized Histogram latencies() {
    return latencies.copy();
  }

  synchronized long requests() {
    return latencies.getTotalCount();
  }

  synchronized long errors() {
    return errors;
  }

  synchronized long odd() {
    return odd;
  }

  synchronized long late() {
    return late;
  }
}
