package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Which sessions would block a change: it waits for open transactions, and every session that
/// comes after it waits for it.
record TransactionExamination(Session session, Duration longTransaction)
    implements Doctor.Examination {
  @Override
  public List<Finding> findings() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    boolean seen = Activity.isSeen(session);
    findings.addAll(
        !seen
            ? Activity.unseen("long transactions")
            : found(
                "long transactions",
                """
                SELECT format('process %s (%s, %s) is in a transaction since %s s', pid, usename,
                              coalesce(nullif(application_name, ''), 'unnamed'), extract(epoch FROM now() - xact_start)::int)
                FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                  AND xact_start < now() - make_interval(secs => ?)
                ORDER BY xact_start LIMIT 5
                """,
                "end it, or wait for it, before `db apply`: SELECT pg_terminate_backend(…)",
                longTransaction.toSeconds()));
    findings.addAll(
        found(
            "prepared transactions",
            "SELECT format('%L, since %s', gid, prepared) FROM pg_prepared_xacts WHERE database = current_database() LIMIT 5",
            "COMMIT PREPARED or ROLLBACK PREPARED it: it holds its locks until then"));
    findings.addAll(
        found(
            "locks",
            """
            SELECT format('process %s waits for %s on %s, behind process %s (%s, %s)', l.pid, l.mode, l.relation::regclass,
                          b.pid, b.usename, coalesce(nullif(b.application_name, ''), 'unnamed'))
            FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
            LEFT JOIN pg_stat_activity b ON b.pid = (pg_blocking_pids(l.pid))[1]
            WHERE NOT l.granted AND l.relation IS NOT NULL ORDER BY l.pid LIMIT 5
            """,
            "end the one in front, or wait for it, before `db apply`: SELECT pg_terminate_backend(…)"));
    return findings;
  }

  private List<Finding> found(String topic, String sql, String remedy, Object... parameters)
      throws SQLException {
    List<String> lines = session.query(sql, row -> row.getString(1), parameters);
    return lines.isEmpty()
        ? List.of(Finding.pass(topic, "none"))
        : lines.stream().map(line -> Finding.fail(topic, line, remedy)).toList();
  }
}
