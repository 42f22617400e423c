package org.handover.toolkit.init;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.toolkit.files.Json;
import org.jspecify.annotations.Nullable;

/// The text of a `handover.yml`: what was seen, and beside it in comments how it was known or what
/// is left to do.
record HandoverYaml(
    DatabaseLook database,
    BackendLook legacy,
    BackendLook next,
    Places places,
    TrafficYaml traffic) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");
  private static final Pattern NO_WORD = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

  String text() {
    return head() + backends() + schema() + doctor() + verify() + traffic.text();
  }

  private String head() {
    String scratch =
        database.createsDatabases()
            ? ""
            : """
            # This role may not create databases, and steps try things out on scratch databases: either
            # ALTER ROLE … CREATEDB, or name a database of another server of the same version.
            # scratch: ${SCRATCH_URL}
            """;
    return """
    # Written by `handover init` from what it saw. docs/handover/configuration.md explains every key.
    # No secret is in this file: ${NAME} is read from the environment.

    name: %s
    database: ${DATABASE_URL}    # PostgreSQL %s, %d tables, %s
    %s
    """
        .formatted(
            value(database.name().toLowerCase(Locale.ROOT).replace('_', '-')),
            database.server().name(),
            database.tables(),
            database.size(),
            scratch)
        .replaceAll("\n\n\n+", "\n\n");
  }

  private String backends() {
    return "backends:\n"
        + backend(legacy, "LEGACY_URL", true)
        + backend(next, "NEXT_URL", false)
        + "\n";
  }

  private String backend(BackendLook look, String variable, boolean isLegacy) {
    StringBuilder text = new StringBuilder("  %s:\n".formatted(look.name()));
    URI url = look.url();
    if (url == null) {
      text.append("    # url: http://127.0.0.1:8000    # nobody named one\n");
    } else {
      String shown = carriesSecrets(url) ? "${" + variable + "}" : value(url.toString());
      text.append("    url: %s%s\n".formatted(shown, look.answers() ? "" : "    # did not answer"));
    }
    String health = look.health();
    text.append(
        health == null
            ? "    # health: …    # the path that answers 200 when all is well%s\n"
                .formatted(look.answers() ? "; none of the usual ones did" : "")
            : "    health: %s    # answers 200\n".formatted(value(health)));
    text.append(
        "    # version: \"${%s_VERSION:-}\"    # what is deployed: evidence counts for that alone\n"
            .formatted(isLegacy ? "LEGACY" : "NEXT"));
    text.append("    # urls: […]    # all instances, if there are several\n");
    return text.append(
            isLegacy ? role() : "    # role: …    # its database role, once it has one\n")
        .toString();
  }

  private static boolean carriesSecrets(URI url) {
    return url.getRawUserInfo() != null || url.getRawQuery() != null;
  }

  private String role() {
    if (database.clients().isEmpty()) {
      return "    # role: …    # its database role: nobody was connected who could be it\n";
    }
    DatabaseLook.Client client = database.clients().getFirst();
    String same =
        client.role().equals(database.user())
            ? "; the same as DATABASE_URL's: `db legacy-readonly` needs one of its own"
            : "";
    return "    role: %s    # %d sessions, named %s%s\n"
        .formatted(value(client.role()), client.sessions(), plain(client.application()), same);
  }

  private String schema() {
    return """
    schema:
      # What both backends count on, as plain SQL; for instance
      #   pg_dump --schema-only --no-owner --no-privileges "$DATABASE_URL" > %1$s
      expected: %1$s%3$s
      changes: %2$s%4$s
      saved: handover_saved    # the schema in which an undo saves what the additions held

    """
        .formatted(
            value(places.expected()),
            value(places.changes()),
            presence(places.expected()),
            presence(places.changes()));
  }

  private String presence(String place) {
    return places.has(place) ? "" : "    # not there yet";
  }

  private String doctor() {
    if (database.passwords().isEmpty()) {
      return """
      # doctor:
      #   passwords: {table: …, column: …, longest: …}    # no column with password hashes was seen

      """;
    }
    PasswordColumn column = database.passwords().getFirst();
    return """
    doctor:
      # The longest of today's is %d characters; put here what the new backend will write.
      passwords: {table: %s, column: %s, longest: %d}    # %s

    """
        .formatted(
            column.longest(),
            value(column.table()),
            value(column.column()),
            column.longest(),
            column.width() == 0 ? "no limit" : column.width() + " wide");
  }

  private String verify() {
    List<DatabaseLook.Migrations> migrations = database.migrations();
    String unchanged =
        migrations.isEmpty()
            ? "  unchanged: []\n"
            : "  unchanged: [%s]    # the books of %s\n"
                .formatted(
                    migrations.stream()
                        .map(m -> value(m.table()))
                        .collect(Collectors.joining(", ")),
                    migrations.stream()
                        .map(DatabaseLook.Migrations::tool)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    String writes = "writes: %s".formatted(value(places.writes()));
    return "verify:\n"
        + unchanged
        + (places.has(places.writes())
            ? "  " + writes + "\n"
            : "  # "
                + writes
                + "    # the legacy backend's INSERTs, UPDATEs and DELETEs, once they are written down\n")
        + "  # read-back: {run: [python3, read_back.py], env: {DATABASE_URL: \"{database}\"}}\n";
  }

  /// As YAML: in quotes unless it is a plain word.
  static String value(@Nullable String text) {
    String given = text == null ? "" : text;
    return PLAIN.matcher(given).matches() && !NO_WORD.matcher(given).matches()
        ? given
        : Json.text(given);
  }

  /// Fit for a comment.
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
