package org.handover.practice.operations;

import java.util.Optional;
import org.handover.practice.web.Setting;
import org.springframework.core.env.ConfigurableEnvironment;

/// How the service is run.
///
/// @param metricsToken `METRICS_TOKEN`, which whoever reads `/metrics` has to show
record OperationsSettings(Optional<String> metricsToken) {
  static OperationsSettings from(ConfigurableEnvironment environment) {
    return new OperationsSettings(secret(environment, "METRICS_TOKEN"));
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
