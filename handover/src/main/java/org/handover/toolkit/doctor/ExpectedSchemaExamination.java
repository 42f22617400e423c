package org.handover.toolkit.doctor;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Expectation;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;

/// Whether the expected schema loads, as `db check` loads it, if no earlier run has: what is kept
/// of it then spares the check most of its time.
record ExpectedSchemaExamination(
    Configuration configuration, Session session, Server server, Clock clock)
    implements Doctor.Examination {
  private static final String TOPIC = "expected schema";

  @Override
  public List<Finding> findings() throws SQLException, IOException {
    if (server.major() < Server.OLDEST) {
      // Which is a finding of its own, and whose catalog nobody can read.
      return List.of();
    }
    if (configuration.schema().expected() == null) {
      return List.of(
          Finding.inconclusive(TOPIC, "none is named", "set schema.expected, for `db check`"));
    }
    try (Expectation expectation = Expectation.of(configuration, false, session, clock)) {
      int tables = expectation.catalog().tables().size();
      return List.of(
          Finding.pass(TOPIC, "%d tables; %s".formatted(tables, expectation.origin().text())));
    } catch (StoppedException e) {
      Fault fault = e.fault();
      return List.of(Finding.fail(TOPIC, fault.text(), fault.remedy()));
    }
  }
}
