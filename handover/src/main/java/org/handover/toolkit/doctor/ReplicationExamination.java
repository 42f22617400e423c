package org.handover.toolkit.doctor;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Size;
import org.handover.toolkit.step.Finding;

/// Replicas that lag behind, and slots that keep the log for a replica that is gone.
record ReplicationExamination(Session session) implements Doctor.Examination {
  private static final long BEHIND = 64L << 20;

  @Override
  public List<Finding> findings() throws SQLException {
    if (session.is("SELECT pg_is_in_recovery()")) {
      return List.of(Finding.inconclusive("replication", "this is a replica", "ask the primary"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        behind(
            "SELECT coalesce(application_name, '?'), pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) FROM pg_stat_replication",
            "replica",
            "let it catch up first: indexes and backfills write more"));
    findings.addAll(
        behind(
            "SELECT slot_name, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) FROM pg_replication_slots WHERE NOT active",
            "inactive slot",
            "drop it if it is not needed: the log that it keeps fills the disk"));
    if (nobodyConfirms()) {
      findings.add(
          Finding.fail(
              "replication",
              "synchronous_standby_names is set, and no synchronous replica is connected",
              "every COMMIT waits: bring the replica back, or take its name out"));
    }
    return findings.isEmpty()
        ? List.of(Finding.pass("replication", "no replica that could lag"))
        : findings;
  }

  private boolean nobodyConfirms() throws SQLException {
    return session.is(
        """
        SELECT current_setting('synchronous_standby_names') <> '' AND current_setting('synchronous_commit') NOT IN ('off', 'local')
               AND NOT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))
        """);
  }

  private List<Finding> behind(String sql, String what, String remedy) throws SQLException {
    return session.query(
        sql,
        row -> {
          BigDecimal lag = row.getBigDecimal(2);
          if (lag == null) {
            return unknown(what, row.getString(1));
          }
          long bytes = lag.longValue();
          String saw = "%s %s is %s behind".formatted(what, row.getString(1), Size.text(bytes));
          return bytes > BEHIND
              ? Finding.fail("replication", saw, remedy)
              : Finding.pass("replication", saw);
        });
  }

  /// A slot that has lost the log that it needs, or numbers that this role may not see.
  private Finding unknown(String what, String name) throws SQLException {
    return Activity.isSeen(session)
        ? Finding.fail(
            "replication",
            "%s %s has no place in the log any more".formatted(what, name),
            "make the replica anew, and drop the slot if it is not needed")
        : Finding.inconclusive(
            "replication",
            "how far %s %s is behind is hidden from this role".formatted(what, name),
            "GRANT pg_monitor TO this role");
  }
}
