package org.handover.practice.database;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Refuses settings that cannot be understood before anything is started for them. `PORT` is among
/// them, though not of this package: with a number past 65535 the web server would answer with a
/// stack trace, and only once the database is up.
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final int HIGHEST_PORT = 65535;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    DatabaseSettings.from(context.getEnvironment());
    checkPort(DatabaseSettings.read(context.getEnvironment(), "PORT"));
  }

  /// Zero asks for any free port, and an empty one, as for Spring, counts as absent.
  private static void checkPort(@Nullable String port) {
    if (port == null || port.isEmpty()) {
      return;
    }
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
      throw new StartRefusedException(
          new Refusal.InvalidSetting(
              "PORT", "is '%s'".formatted(port), "Set it to a number from 1 to " + HIGHEST_PORT));
    }
  }
}
