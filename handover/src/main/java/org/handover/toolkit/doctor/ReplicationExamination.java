package org.handover.toolkit.doctor;

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
            "drop it if nobody needs it: the log that it keeps fills the disk"));
    return findings.isEmpty()
        ? List.of(Finding.pass("replication", "no replica that could lag"))
        : findings;
  }

  private List<Finding> behind(String sql, String what, String remedy) throws SQLException {
    return session.query(
        sql,
        row -> {
          long bytes = row.getLong(2);
          String saw = "%s %s is %s behind".formatted(what, row.getString(1), Size.text(bytes));
          return bytes > BEHIND
              ? Finding.fail("replication", saw, remedy)
              : Finding.pass("replication", saw);
        });
  }
}
