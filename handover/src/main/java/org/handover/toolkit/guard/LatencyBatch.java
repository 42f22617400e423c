package org.handover.toolkit.guard;

import java.util.Arrays;
import org.handover.toolkit.traffic.Backend;

/// Latencies of both backends at the same time, in the order of their sizes.
///
/// It is a rank test: if the new backend is at most as slow as tolerated, its requests are not more
/// often among the slowest than chance makes them, whatever the latencies are.
final class LatencyBatch {
  /// Enough for a twentieth of them to be some.
  private static final int ENOUGH = 100;

  /// Kept of each backend; of more in one tick the first ones stand for the rest.
  private static final int MOST = 2_000;

  private final Tolerances limits;
  private final double[] next = new double[MOST];
  private final double[] legacy = new double[MOST];
  private int nextCount;
  private int legacyCount;

  LatencyBatch(Tolerances limits) {
    this.limits = limits;
  }

  void add(Observation request) {
    if (request.backend() == Backend.NEXT && nextCount < MOST) {
      next[nextCount++] = request.seconds();
    } else if (request.backend() == Backend.LEGACY && legacyCount < MOST) {
      legacy[legacyCount++] = limits.tolerated(request.seconds());
    }
  }

  boolean isFull() {
    return nextCount + legacyCount >= ENOUGH;
  }

  void clear() {
    nextCount = 0;
    legacyCount = 0;
  }

  /// Which of the slowest are the new backend's.
  ///
  /// @param part of all: 0.05 for the slowest twentieth
  Split slowest(double part) {
    double[] all = Arrays.copyOf(next, nextCount + legacyCount);
    System.arraycopy(legacy, 0, all, nextCount, legacyCount);
    Arrays.sort(all);
    int slow = Math.max(1, (int) (all.length * part));
    double bound = all[all.length - 1 - Math.min(slow, all.length - 1)];
    return new Split(
        nextCount, above(bound, next, nextCount), legacyCount, above(bound, legacy, legacyCount));
  }

  private static int above(double bound, double[] seconds, int count) {
    int above = 0;
    for (int i = 0; i < count; i++) {
      if (seconds[i] > bound) {
        above++;
      }
    }
    return above;
  }
}
