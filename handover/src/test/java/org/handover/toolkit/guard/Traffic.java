package org.handover.toolkit.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.handover.toolkit.traffic.Backend;

/// Made-up requests of one group, the same for the same seed.
///
/// @param rate requests a second, on the average
record Traffic(double rate, Nature legacy, Nature next) {
  /// How a backend behaves.
  ///
  /// @param failures the share of its requests that fail
  /// @param slowness a factor of its latencies
  record Nature(double failures, double rejections, double slowness) {
    static Nature failing(double failures) {
      return new Nature(failures, 0.03, 1);
    }
  }

  static Traffic ofEqualBackends(double rate, double failures) {
    return new Traffic(rate, Nature.failing(failures), Nature.failing(failures));
  }

  /// Of one second.
  List<Observation> second(SplittableRandom random, double share) {
    int requests = poisson(random);
    List<Observation> made = new ArrayList<>(requests);
    for (int i = 0; i < requests; i++) {
      Backend backend = random.nextDouble() < share ? Backend.NEXT : Backend.LEGACY;
      Nature nature = backend == Backend.NEXT ? next : legacy;
      double chance = random.nextDouble();
      Outcome outcome =
          chance < nature.failures()
              ? Outcome.FAILED
              : chance < nature.failures() + nature.rejections()
                  ? Outcome.REJECTED
                  : Outcome.SERVED;
      made.add(new Observation("reads", backend, outcome, nature.slowness() * latency(random)));
    }
    return made;
  }

  /// Log-logistic: a median of 40 ms, p95 of 107 ms, some of a second.
  private static double latency(SplittableRandom random) {
    double u = random.nextDouble();
    return 0.04 * Math.cbrt(u / (1 - u));
  }

  private int poisson(SplittableRandom random) {
    // Sums of waiting times; the rates are small.
    int count = 0;
    for (double at = waiting(random); at < 1; at += waiting(random)) {
      count++;
    }
    return count;
  }

  private double waiting(SplittableRandom random) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }
}
