package org.handover.toolkit.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What every session of this program sets for itself, whatever the role or the database sets: a
/// timeout that was made for the application would end a dump, and a constant has to be written in
/// one way on both sides of a comparison.
public final class SessionSettings {
  private SessionSettings() {}

  /// @param major of the server: an older one refuses a setting that it does not know
  private static Map<String, String> of(int major) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("statement_timeout", "0");
    settings.put("lock_timeout", "0");
    settings.put("idle_in_transaction_session_timeout", "0");
    if (major >= 14) {
      settings.put("idle_session_timeout", "0");
    }
    if (major >= 17) {
      settings.put("transaction_timeout", "0");
    }
    settings.put("bytea_output", "hex");
    settings.put("quote_all_identifiers", "off");
    settings.put("standard_conforming_strings", "on");
    // Live requests need the other cores: with a worker beside it an index build would take two.
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("max_parallel_maintenance_workers", "0");
    return settings;
  }

  /// For a session that is there.
  static String statements(int major) {
    return of(major).entrySet().stream()
        .map(setting -> "SET %s = '%s'".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining("; "));
  }

  /// For `PGOPTIONS`, hence for each session of one of PostgreSQL's programs.
  public static String options(int major) {
    return of(major).entrySet().stream()
        .map(setting -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(" "));
  }
}
