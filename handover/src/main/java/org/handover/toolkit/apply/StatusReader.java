package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.ledger.Status;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.ChangeFolder;
import org.handover.toolkit.step.Progress;

/// Compares the scripts, the record and the live database.
public final class StatusReader {
  private final Configuration configuration;
  private final Clock clock;

  public StatusReader(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  public Status read(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Records records = new Records(session);
      List<Status.Line> lines = new ArrayList<>();
      for (Change change : ChangeFolder.upwards(configuration.schema().requireChanges())) {
        progress.at(change.id(), lines.size(), 0);
        if (!change.isSetting()) {
          lines.add(new Status.Line(change.id(), state(change, records), change.shown()));
        }
      }
      return new Status(records.exist(), lines, drift(session, records));
    }
  }

  private static String state(Change change, Records records) throws SQLException {
    if (records.isApplied(change)) {
      return "applied";
    }
    return records.isEdited(change) ? "edited" : "pending";
  }

  private List<String> drift(Session session, Records records) throws SQLException {
    Optional<Catalog> after = records.baseline().flatMap(Records.Baseline::after);
    if (after.isEmpty()) {
      return List.of();
    }
    Catalog now = new Applier(configuration, clock).readAll(session);
    List<String> lines = new ArrayList<>();
    now.minus(after.get()).forEach(fact -> lines.add("new: " + Undoer.line(fact)));
    after.get().minus(now).forEach(fact -> lines.add("gone: " + Undoer.line(fact)));
    return lines;
  }
}
