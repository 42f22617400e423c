package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.handover.toolkit.apply.SavedValues;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

/// A backup of one schema only: rehearsed like any other.
public final class SchemaBackup implements SavedValues {
  private final BackupMaker maker;

  public SchemaBackup(Configuration configuration, Clock clock) {
    this.maker = new BackupMaker(configuration, clock);
  }

  @Override
  public void require(Server server) {
    BackupMaker.requireTools(server);
  }

  /// Where it is.
  ///
  /// @throws StoppedException unless the copy is good
  @Override
  public String save(String schema, Progress progress) throws IOException, SQLException {
    BackupReport report = maker.make(schema + "-", List.of(schema), progress);
    if (report.verdict() != Verdict.PASS) {
      throw new StoppedException(
          new Fault.Refused(
              report.summary(), "the schema %s is kept: run this again".formatted(schema)));
    }
    return report.folder();
  }
}
