package org.handover.practice.database;

import org.handover.practice.api.Setting;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Refuses settings that cannot be understood before anything is started for them. `PORT` is among
/// them, though not of this package: past 65535 the web server would answer with a stack trace, and
/// only once the database is up.
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /// Zero, any free port, is for tests.
  private static final Setting<Integer> PORT =
      new Setting<>(
          "PORT",
          Integer.class,
          "8000",
          port -> port >= 0 && port <= 65535,
          "a number from 1 to 65535");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    DatabaseSettings.from(context.getEnvironment());
    PORT.read(context.getEnvironment());
  }
}
