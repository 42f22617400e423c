package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Room for more connections, and who else works on this database: a report or a nightly job that
/// was not foreseen would otherwise be met after the switch.
record ConnectionExamination(Session session, BackendSettings.Pair backends)
    implements Doctor.Examination {
  /// The pool of a backend and the parallel workers of a backup.
  private static final int WANTED = 20;

  @Override
  public List<Finding> findings() throws SQLException {
    if (!Activity.isSeen(session)) {
      return Activity.unseen("connections");
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(headRoom());
    findings.addAll(limits());
    findings.addAll(
        session.query(
            """
            SELECT usename, coalesce(nullif(application_name, ''), 'unnamed'), coalesce(host(client_addr), 'local'), count(*)
            FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> ?
            GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2
            """,
            row -> user(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
            Database.APPLICATION));
    return findings;
  }

  /// The database, and the role of a backend, may have a limit of their own.
  private List<Finding> limits() throws SQLException {
    List<String> roles =
        Stream.of(backends.legacy().role(), backends.next().role())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return session.query(
        """
        SELECT 'the database', datconnlimit - (SELECT count(*) FROM pg_stat_activity a WHERE a.datid = d.oid)
        FROM pg_database d WHERE datname = current_database() AND datconnlimit >= 0
        UNION ALL
        SELECT 'the role ' || rolname, rolconnlimit - (SELECT count(*) FROM pg_stat_activity a WHERE a.usesysid = r.oid)
        FROM pg_roles r WHERE rolname = ANY (?) AND rolconnlimit >= 0
        """,
        row -> {
          String saw = "%s has room for %d more".formatted(row.getString(1), row.getLong(2));
          return row.getLong(2) >= WANTED
              ? Finding.pass("connections", saw)
              : Finding.fail(
                  "connections",
                  saw,
                  "raise its CONNECTION LIMIT: both backends need theirs at once");
        },
        roles);
  }

  private Finding headRoom() throws SQLException {
    long free =
        session.number(
            """
            SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                   - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')
            """);
    String saw = free + " connections are free";
    return free >= WANTED
        ? Finding.pass("connections", saw)
        : Finding.fail(
            "connections",
            saw,
            "raise max_connections, or shrink a pool: both backends need theirs at once");
  }

  private Finding user(String role, String application, String address, long connections) {
    String saw =
        "%s as %s from %s, %d connections".formatted(application, role, address, connections);
    boolean known = role.equals(backends.legacy().role()) || role.equals(backends.next().role());
    return known
        ? Finding.pass("connected", saw)
        : Finding.note(
            "connected", saw, "whose is it? What it needs has to outlive the legacy backend");
  }
}
