package org.handover.toolkit.guard;

/// A histogram of seconds: 0.1 ms to an hour in steps of 5 %, of fixed size.
final class Latencies {
  private static final double LOWEST = 1e-4;
  private static final double STEP = Math.log(1.05);
  private static final int BUCKETS = 360;

  private final int[] counts = new int[BUCKETS];
  private int total;

  void add(double seconds) {
    int bucket = seconds <= LOWEST ? 0 : (int) (Math.log(seconds / LOWEST) / STEP) + 1;
    counts[Math.min(bucket, BUCKETS - 1)]++;
    total++;
  }

  void add(Latencies other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  /// The upper end of the step that holds it; 0 if there is nothing.
  ///
  /// @param quantile 0.95 for p95
  double at(double quantile) {
    long rank = (long) Math.ceil(quantile * total);
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return LOWEST * Math.exp(i * STEP);
      }
    }
    return 0;
  }
}
