package org.handover.practice.operations;

import java.time.Duration;
import java.util.Optional;
import org.handover.practice.api.Setting;
import org.springframework.core.env.ConfigurableEnvironment;

/// How the service is run.
///
/// @param metricsToken `METRICS_TOKEN`, which whoever reads `/metrics` has to show
/// @param drainTime `DRAIN_TIME`, for how long requests are still answered once it is asked to stop
/// @param requestDeadline `REQUEST_DEADLINE`, by when an answer has to have begun
/// @param accessLog `ACCESS_LOG`: a log line for every request
/// @param sentryDsn `SENTRY_DSN`, to which unexpected errors are reported
/// @param sentryEnvironment `SENTRY_ENVIRONMENT`, what Sentry shows them under
record OperationsSettings(
    Optional<String> metricsToken,
    Duration drainTime,
    Duration requestDeadline,
    boolean accessLog,
    Optional<String> sentryDsn,
    String sentryEnvironment) {
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

  private static final Setting<String> SENTRY_ENVIRONMENT =
      new Setting<>(
          "SENTRY_ENVIRONMENT",
          String.class,
          "production",
          name -> name.matches("[A-Za-z0-9._-]{1,64}"),
          "a word such as production");

  static OperationsSettings from(ConfigurableEnvironment environment) {
    LogFormat.SETTING.read(environment);
    return new OperationsSettings(
        secret(environment, "METRICS_TOKEN"),
        DRAIN_TIME.read(environment),
        REQUEST_DEADLINE.read(environment),
        ACCESS_LOG.read(environment),
        secret(environment, "SENTRY_DSN"),
        SENTRY_ENVIRONMENT.read(environment));
  }

  private static Optional<String> secret(ConfigurableEnvironment environment, String variable) {
    return Optional.ofNullable(Setting.verbatim(environment, variable))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "OperationsSettings";
  }
}
