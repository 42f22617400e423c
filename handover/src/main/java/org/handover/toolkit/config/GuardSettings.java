package org.handover.toolkit.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// When the new backend's answers are good enough, and when the traffic goes back.
///
/// @param window how far back a *pass* looks
/// @param minimumRequests of a group, on both backends together, in the window: fewer are too
///   little to go on
/// @param maxErrorRate above this share of 1, the traffic goes back
/// @param maxP95Ratio how much slower than the legacy backend the new one may be
/// @param latencyFloor by how much it may be slower in any case
/// @param confidence that the error rate is below its limit, as a share of 1, for a *pass*
/// @param falseAlarm the mean time between two rollbacks while both backends are equal, at least
/// @param errors what counts as a failure; other answers from 400 on are compared only
/// @param staleAfter for how long the record may be silent
/// @param integrityEvery how often the database is checked; the cheap half of `db verify`
/// @param databaseDownRollsBack whether a database that cannot be reached sends the traffic back
public record GuardSettings(
    Duration window,
    int minimumRequests,
    double maxErrorRate,
    double maxP95Ratio,
    Duration latencyFloor,
    double confidence,
    Duration falseAlarm,
    Set<ErrorKind> errors,
    Duration staleAfter,
    Duration integrityEvery,
    boolean databaseDownRollsBack) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String ROLLBACK = "rollback";

  public GuardSettings {
    errors = Set.copyOf(errors);
  }

  static GuardSettings of(ConfigReader keys) {
    return new GuardSettings(
        atLeast(keys, "window", Duration.ofSeconds(5)),
        keys.requireNumber("minimum-requests", 1, 10_000_000),
        between(keys, "max-error-rate", 0.0001, 0.5),
        ratio(keys),
        keys.requireTime("latency-floor"),
        between(keys, "confidence", 0.5, 0.999999),
        atLeast(keys, "false-alarm", Duration.ofHours(1)),
        errors(keys),
        atLeast(keys, "stale-after", SECOND),
        atLeast(keys, "integrity-every", SECOND),
        keys.requireOneOf("database-down", List.of("inconclusive", ROLLBACK)).equals(ROLLBACK));
  }

  private static Duration atLeast(ConfigReader keys, String key, Duration shortest) {
    Duration time = keys.requireTime(key);
    if (time.compareTo(shortest) < 0) {
      throw keys.wrong(key, "is too short", "%d s or more".formatted(shortest.toSeconds()));
    }
    return time;
  }

  private static double between(ConfigReader keys, String key, double lowest, double highest) {
    double share = keys.requirePercent(key);
    if (share < lowest || share > highest) {
      throw keys.wrong(
          key, "is out of range", "%s%% to %s%%".formatted(100 * lowest, 100 * highest));
    }
    return share;
  }

  private static double ratio(ConfigReader keys) {
    double ratio = keys.requireRatio("max-p95-ratio");
    if (ratio < 1) {
      throw keys.wrong("max-p95-ratio", "is below 1", "write it like 1.5");
    }
    return ratio;
  }

  private static Set<ErrorKind> errors(ConfigReader keys) {
    Set<ErrorKind> errors = EnumSet.noneOf(ErrorKind.class);
    for (String text : keys.requireTexts("errors")) {
      errors.add(
          ErrorKind.named(text)
              .orElseThrow(() ->
                  keys.wrong(
                      "errors",
                      "holds '" + text + "'",
                      "it may hold " + String.join(", ", ErrorKind.KEYS))));
    }
    return errors;
  }
}
