package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.postgres.DatabaseUrl;
import org.handover.postgres.UrlParameter;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;

/// The settings under which databases are read, whatever a role or a database sets: they decide how
/// PostgreSQL writes down constants and names, and when it gives up.
final class OwnSettings {
  private OwnSettings() {}

  /// @param major of the server: older ones refuse what they do not know
  private static Map<String, String> of(int major) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("search_path", "pg_catalog");
    settings.put("bytea_output", "hex");
    settings.put("intervalstyle", "postgres");
    settings.put("datestyle", "ISO");
    settings.put("extra_float_digits", "1");
    settings.put("quote_all_identifiers", "off");
    settings.put("standard_conforming_strings", "on");
    settings.put("escape_string_warning", "off");
    settings.put("timezone", "UTC");
    settings.put("xmloption", "content");
    settings.put("statement_timeout", "0");
    settings.put("lock_timeout", "0");
    settings.put("idle_in_transaction_session_timeout", "0");
    settings.put("check_function_bodies", "off");
    settings.put("row_security", "off");
    settings.put("default_tablespace", "");
    settings.put("default_table_access_method", "heap");
    settings.put("client_min_messages", "warning");
    if (major >= 14) {
      settings.put("idle_session_timeout", "0");
    }
    if (major >= 17) {
      settings.put("transaction_timeout", "0");
    }
    return settings;
  }

  static void apply(Session session, int major) throws SQLException {
    session.execute(
        of(major).entrySet().stream()
            .map(s -> "SET %s = '%s'".formatted(s.getKey(), s.getValue()))
            .collect(Collectors.joining("; ")));
  }

  /// The same database, for sessions that no timeout of it or of the role ends before [#apply].
  static Database patient(Database database) {
    DatabaseUrl url = database.url();
    Map<UrlParameter, String> parameters = new LinkedHashMap<>(url.parameters());
    parameters.merge(
        UrlParameter.OPTIONS,
        "-c statement_timeout=0 -c lock_timeout=0",
        (theirs, ours) -> theirs + " " + ours);
    return new Database(
        new DatabaseUrl(url.hosts(), url.database(), url.user(), url.password(), parameters));
  }

  /// For `PGOPTIONS`; `pg_dump` sets some of them itself.
  static String options(int major) {
    return of(major).entrySet().stream()
        .map(s -> "-c %s=%s".formatted(s.getKey(), s.getValue()))
        .collect(Collectors.joining(" "));
  }
}
