package org.handover.practice.operations;

import java.util.Optional;
import org.handover.practice.api.Setting;
import org.springframework.core.env.ConfigurableEnvironment;

/// How the service is observed.
///
/// @param metricsToken `METRICS_TOKEN`, the bearer token that `/metrics` requires
/// @param sentryDsn `SENTRY_DSN`, to which unexpected errors are reported
/// @param sentryEnvironment `SENTRY_ENVIRONMENT`, what Sentry shows them under
record OperationsSettings(
    Optional<String> metricsToken, Optional<String> sentryDsn, String sentryEnvironment) {
  private static final Setting<String> SENTRY_ENVIRONMENT =
      new Setting<>(
          "SENTRY_ENVIRONMENT",
          String.class,
          "production",
          name -> name.matches("[A-Za-z0-9._-]{1,64}"),
          "a word such as production");

  static OperationsSettings from(ConfigurableEnvironment environment) {
    return new OperationsSettings(
        secret(environment, "METRICS_TOKEN"),
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
