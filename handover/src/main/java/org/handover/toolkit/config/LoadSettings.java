package org.handover.toolkit.config;

import java.time.Duration;

/// How load is put on the backends, and when the new one is good enough under it.
///
/// @param rate requests a second that arrive at a backend, on average
/// @param duration of the measurement of each backend
/// @param warmUp before it, not counted
/// @param rounds into which the duration is cut where both backends take turns
/// @param timeout from the intended start of a request to the end of its answer
/// @param maxLateness how late the generator may send; later, and what was measured is its own
///   delay
/// @param minimumRequests fewer answers of a backend are too little to go on
/// @param maxP95Ratio of the 95th percentiles, new to legacy
/// @param maxErrorRate of the new backend, as a share of 1
/// @param confidence of each interval, as a share of 1
public record LoadSettings(
    double rate,
    Duration duration,
    Duration warmUp,
    int rounds,
    Duration timeout,
    Duration maxLateness,
    int minimumRequests,
    double maxP95Ratio,
    double maxErrorRate,
    double confidence) {
  private static final double HIGHEST_CONFIDENCE = 0.9999;

  static LoadSettings of(ConfigReader keys) {
    double confidence = keys.requirePercent("confidence");
    if (confidence < 0.5 || confidence > HIGHEST_CONFIDENCE) {
      throw keys.wrong("confidence", "is no use", "it may be 50% to 99.99%");
    }
    return new LoadSettings(
        keys.requireRatio("rate"),
        keys.requireTime("duration"),
        keys.requireTime("warm-up"),
        keys.requireNumber("rounds", 1, 100),
        keys.requireTime("timeout"),
        keys.requireTime("max-lateness"),
        keys.requireNumber("minimum-requests", 1, 10_000_000),
        keys.requireRatio("max-p95-ratio"),
        keys.requirePercent("max-error-rate"),
        confidence);
  }

  /// The same, for so long.
  public LoadSettings with(double otherRate, Duration otherDuration) {
    return new LoadSettings(
        otherRate,
        otherDuration,
        warmUp,
        rounds,
        timeout,
        maxLateness,
        minimumRequests,
        maxP95Ratio,
        maxErrorRate,
        confidence);
  }
}
