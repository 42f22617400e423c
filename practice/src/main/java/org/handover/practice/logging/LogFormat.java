package org.handover.practice.logging;

import java.util.Map;
import org.handover.practice.api.Setting;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Sets the logs up by `LOG_FORMAT`, before the first line of them: `text` for people, or `json`
/// for collectors, an object a line in the Elastic Common Schema, and then with a line for every
/// request unless `ACCESS_LOG` says otherwise.
public final class LogFormat implements EnvironmentPostProcessor {
  private static final String VARIABLE = "LOG_FORMAT";

  public static final Setting<String> SETTING =
      new Setting<>(
          VARIABLE,
          String.class,
          "text",
          format -> format.equals("text") || format.equals("json"),
          "text or json");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if ("json".equals(environment.getProperty(VARIABLE))) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  VARIABLE,
                  Map.of("logging.structured.format.console", "ecs", "ACCESS_LOG", "true")));
    }
  }
}
