package org.handover.toolkit.doctor;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Expected;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;

/// Whether the expected schema loads, as `db check` loads it.
record ExpectedSchemaExamination(
    Configuration configuration, Session session, Server server, Clock clock)
    implements Doctor.Examination {
  private static final String TOPIC = "expected schema";

  @Override
  public List<Finding> findings() throws SQLException, IOException {
    if (server.major() < Server.OLDEST) {
      // A finding of its own; its catalog cannot be read.
      return List.of();
    }
    if (configuration.schema().expected() == null) {
      return List.of(
          Finding.inconclusive(TOPIC, "none is named", "set schema.expected, for `db check`"));
    }
    try (ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock)) {
      int tables =
          Expected.load(configuration.schema().requireExpected(), scratch.database()).tables();
      return List.of(Finding.pass(TOPIC, "loads: %d tables".formatted(tables)));
    } catch (StoppedException e) {
      Fault fault = e.fault();
      return List.of(Finding.fail(TOPIC, fault.text(), fault.remedy()));
    }
  }
}
