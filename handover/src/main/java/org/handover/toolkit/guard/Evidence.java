package org.handover.toolkit.guard;

import java.util.Arrays;

/// Evidence that something is wrong, which may be looked at after every tick: the procedure of
/// Shiryaev and Roberts over a mixture of alternatives.
///
/// Each tick multiplies it by the likelihood ratio of that tick and, as long as there is little of
/// it, adds 1: a fault that begins late is found as fast as one that was there from the start.
/// While nothing is wrong its mean grows by 1 a tick at most, so that it reaches the threshold A
/// within T ticks with a probability of at most (T + [#START]) / A (Doob's inequality).
final class Evidence {
  /// What it starts with, and how far quiet ticks alone may lift it.
  static final double START = 300;

  /// Keeps the numbers finite.
  private static final double MOST = 1e100;

  private final double threshold;
  private final double[] values;

  Evidence(int alternatives, double threshold) {
    this.threshold = threshold;
    this.values = new double[alternatives];
    reset();
  }

  /// Forgets all of it.
  void reset() {
    Arrays.fill(values, START);
  }

  /// One tick.
  ///
  /// @param logLikelihoodRatios of each alternative
  void add(double[] logLikelihoodRatios) {
    for (int i = 0; i < values.length; i++) {
      double before = values[i] < START ? Math.min(values[i] + 1, START) : values[i];
      values[i] = Math.min(MOST, before * Math.exp(Math.min(logLikelihoodRatios[i], 200)));
    }
  }

  /// Whether equal backends would hardly ever look like this.
  boolean suffices() {
    return Arrays.stream(values).average().orElse(0) >= threshold;
  }
}
