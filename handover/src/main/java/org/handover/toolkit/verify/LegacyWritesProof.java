package org.handover.toolkit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.plan.LegacyWrites;
import org.handover.toolkit.readonly.ReadonlyStatus;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Finding;

/// Runs what the legacy backend writes, as its role where that is possible, and rolls it back. Only
/// sequences move: they always do.
record LegacyWritesProof(Session session, Configuration configuration, Clock clock)
    implements Verifier.Proof {
  private static final String TOPIC = "legacy writes";
  private static final String REMEDY =
      "an addition is in its way: `handover db undo`, or mend the addition";
  private static final String SETTINGS =
      "SET LOCAL lock_timeout = '500ms'; SET LOCAL statement_timeout = '10s'; SET LOCAL"
          + " row_security = on";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() throws SQLException, IOException {
    List<Finding> findings = new ArrayList<>(readonly());
    Path file = configuration.verify().writes();
    if (file == null) {
      findings.add(
          Finding.inconclusive(
              TOPIC, "no file says what they are", "set verify.writes to a file of SQL"));
      return findings;
    }
    LegacyWrites writes = LegacyWrites.of(file);
    if (writes.count() == 0) {
      findings.add(Finding.inconclusive(TOPIC, file + " holds no statement", "write them into it"));
      return findings;
    }
    session.rolledBack(() -> {
      session.execute(SETTINGS);
      String as = role();
      writes.failures(session).forEach((statement, e) -> findings.add(failed(statement, e)));
      findings.add(
          Finding.note(
              TOPIC, "%d statements run%s and rolled back".formatted(writes.count(), as), ""));
    });
    return findings;
  }

  private static Finding failed(String statement, SQLException e) {
    String saw = "%s: %s".formatted(LegacyWrites.shown(statement), SqlFailure.message(e));
    return SqlFailure.gaveWay(e)
        ? Finding.inconclusive(TOPIC, saw, "others were in the way: run this again")
        : Finding.fail(TOPIC, saw, REMEDY);
  }

  /// The triggers of a read-only period are for sessions that signed in as the legacy role: they
  /// let this proof through.
  private List<Finding> readonly() throws SQLException {
    return ReadonlyStatus.read(session, configuration, clock).guarding().stream()
        .map(period ->
            Finding.note(
                "read-only",
                period.summary(),
                "the legacy writes are proved for the time after it"))
        .toList();
  }

  private String role() throws SQLException {
    String role = configuration.backends().legacy().role();
    if (role == null
        || role.isEmpty()
        || !session.is(
            "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ? AND pg_has_role(oid, 'MEMBER'))",
            role)) {
      return "";
    }
    session.execute("SET LOCAL ROLE " + Relation.quote(role));
    return " as " + role;
  }
}
