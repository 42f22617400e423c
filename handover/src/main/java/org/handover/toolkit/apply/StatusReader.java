package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Baseline;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.ledger.Standing;
import org.handover.toolkit.ledger.Status;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.ChangeFolder;
import org.handover.toolkit.step.Progress;

/// Compares the scripts, the record and the live database.
public final class StatusReader {
  private final Configuration configuration;

  public StatusReader(Configuration configuration) {
    this.configuration = configuration;
  }

  public Status read(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      progress.at("reading the schema", 0, 1);
      Records records = new Records(session);
      List<Change> changes =
          ChangeFolder.upwards(configuration.schema().requireChanges()).stream()
              .filter(change -> !change.isSetting())
              .toList();
      List<Status.Line> lines =
          Standing.of(changes, records.recorded()).lines().stream()
              .map(line -> new Status.Line(line.id(), line.state(), line.shown()))
              .toList();
      Optional<Baseline> baseline = records.baseline();
      return new Status(
          baseline.isPresent(),
          baseline.map(Baseline::undoing).orElse(""),
          lines,
          baseline.isPresent() ? drift(baseline.get(), records) : List.of());
    }
  }

  private List<String> drift(Baseline baseline, Records records) throws SQLException, IOException {
    LiveSchema live = new LiveSchema(configuration);
    SchemaState now = live.read();
    return LiveSchema.drift(live.asRecorded(baseline, records, now), now);
  }
}
