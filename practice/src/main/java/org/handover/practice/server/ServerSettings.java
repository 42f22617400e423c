package org.handover.practice.server;

import java.time.Duration;
import org.handover.practice.api.Setting;
import org.handover.practice.logging.LogFormat;
import org.springframework.core.env.ConfigurableEnvironment;

/// How requests are bounded in time, logged, and ended on SIGTERM.
///
/// @param drainTime `DRAIN_TIME`, for how long requests are still answered after SIGTERM
/// @param requestDeadline `REQUEST_DEADLINE`, by when an answer has to have begun
/// @param accessLog `ACCESS_LOG`: a log line for every request
record ServerSettings(Duration drainTime, Duration requestDeadline, boolean accessLog) {
  private static final Setting<Duration> DRAIN_TIME =
      new Setting<>(
          "DRAIN_TIME",
          Duration.class,
          "3s",
          time -> !time.isNegative() && time.compareTo(Duration.ofMinutes(5)) <= 0,
          "a duration such as 3s, of at most 5m");

  private static final Setting<Duration> REQUEST_DEADLINE =
      new Setting<>(
          "REQUEST_DEADLINE",
          Duration.class,
          "2m",
          time -> time.toMillis() >= 1_000 && time.compareTo(Duration.ofHours(1)) <= 0,
          "a duration such as 2m, from 1s to 1h");

  private static final Setting<Boolean> ACCESS_LOG =
      new Setting<>("ACCESS_LOG", Boolean.class, "false", any -> true, "true or false");

  static ServerSettings from(ConfigurableEnvironment environment) {
    LogFormat.SETTING.read(environment);
    return new ServerSettings(
        DRAIN_TIME.read(environment),
        REQUEST_DEADLINE.read(environment),
        ACCESS_LOG.read(environment));
  }
}
