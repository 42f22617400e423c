package org.handover.practice.database;

import java.util.Map;
import org.handover.postgres.DatabaseUrl;
import org.handover.postgres.InvalidUrlException;

/// `DATABASE_URL`, with what libpq would take from around it.
final class DatabaseVariable {
  static final String NAME = "DATABASE_URL";

  private DatabaseVariable() {}

  /// @throws StartRefusedException saying what is wrong, and nothing that could be a password
  static DatabaseUrl parse(String text, Map<String, String> environment) {
    try {
      return DatabaseUrl.parse(text, environment);
    } catch (InvalidUrlException e) {
      throw new StartRefusedException(
          new StartupFailure.InvalidSetting(NAME, e.reason(), remedy(text, e.remedy())));
    }
  }

  private static String remedy(String text, String remedy) {
    return text.isBlank()
        ? "Leave it unset for an embedded database, or " + remedy
        : remedy.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + remedy.substring(1);
  }
}
