package org.handover.toolkit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.plan.LegacyWrites;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Finding;

/// Runs what the legacy backend writes, as its role where that is possible, and rolls it back. Only
/// sequences move: they always do.
record LegacyWritesProof(Session session, Configuration configuration) implements Verifier.Proof {
  private static final String REMEDY =
      "an addition is in its way: `handover db undo`, or mend the addition";

  @Override
  public List<Finding> findings() throws SQLException, IOException {
    Path file = configuration.verify().writes();
    if (file == null) {
      return List.of(
          Finding.inconclusive(
              "legacy writes", "nobody says what they are", "set verify.writes to a file of SQL"));
    }
    LegacyWrites writes = LegacyWrites.of(file);
    List<Finding> findings = new ArrayList<>();
    session.rolledBack(() -> {
      session.execute("SET LOCAL lock_timeout = '500ms'; SET LOCAL statement_timeout = '10s'");
      String as = role();
      writes.failures(session).forEach((statement, e) -> findings.add(failed(statement, e)));
      findings.add(
          Finding.note(
              "legacy writes",
              "%d statements run%s and rolled back".formatted(writes.count(), as),
              ""));
    });
    return findings;
  }

  private static Finding failed(String statement, SQLException e) {
    String saw = "%s: %s".formatted(LegacyWrites.shown(statement), SqlFailure.message(e));
    return SqlFailure.gaveWay(e)
        ? Finding.inconclusive("legacy writes", saw, "others were in the way: run this again")
        : Finding.fail("legacy writes", saw, REMEDY);
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
