package org.handover.toolkit.guard;

import org.handover.toolkit.config.GuardSettings;

/// What the guard's statistics go by. A tick is a second.
///
/// @param windowTicks how far back a *pass* looks
/// @param minimumRequests of both backends in the window; fewer are inconclusive
/// @param maxErrorRate of the new backend, above 0 and below 1
/// @param maxLatencyRatio how much slower than the legacy backend the new one may be
/// @param latencyFloor seconds by which it may be slower in any case: below that, a ratio is noise
/// @param confidence that the error rate is below its limit, for a *pass*
/// @param falseAlarmTicks the mean time between two rollbacks while both backends are equal, at
///   least
record Tolerances(
    int windowTicks,
    int minimumRequests,
    double maxErrorRate,
    double maxLatencyRatio,
    double latencyFloor,
    double confidence,
    double falseAlarmTicks) {
  private static final double MILLIS = 1000;

  static Tolerances of(GuardSettings settings) {
    return new Tolerances(
        Math.toIntExact(settings.window().toSeconds()),
        settings.minimumRequests(),
        settings.maxErrorRate(),
        settings.maxP95Ratio(),
        settings.latencyFloor().toMillis() / MILLIS,
        settings.confidence(),
        settings.falseAlarm().toSeconds());
  }

  /// A latency of the legacy backend that the new one may have instead.
  double tolerated(double seconds) {
    return Math.max(seconds * maxLatencyRatio, seconds + latencyFloor);
  }
}
