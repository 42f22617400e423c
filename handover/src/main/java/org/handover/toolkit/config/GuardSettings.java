package org.handover.toolkit.config;

import java.time.Duration;

/// When the new backend's answers are good enough, and when the traffic goes back.
///
/// @param window how far back observations count
/// @param minimumRequests fewer on the new backend are too little to go on
/// @param maxErrorRate above this share of 1, the traffic goes back
/// @param maxP95Ratio above this ratio of the 95th percentiles (new to legacy), if the ranks differ
///   beyond chance too
/// @param confidence of each statistical test, as a share of 1
/// @param integrityEvery how often the database is checked; the cheap half of `db verify`
public record GuardSettings(
    Duration window,
    int minimumRequests,
    double maxErrorRate,
    double maxP95Ratio,
    double confidence,
    Duration integrityEvery) {
  static GuardSettings of(Keys keys) {
    return new GuardSettings(
        keys.requireTime("window"),
        keys.requireNumber("minimum-requests", 1, 10_000_000),
        keys.requirePercent("max-error-rate"),
        keys.requireRatio("max-p95-ratio"),
        keys.requirePercent("confidence"),
        keys.requireTime("integrity-every"));
  }
}
