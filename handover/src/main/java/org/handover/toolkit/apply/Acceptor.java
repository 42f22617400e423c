package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.ledger.Baseline;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaScript;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Takes what another party changed on purpose into the baseline: from then on it is no drift, and
/// an undo leaves it as it is.
public final class Acceptor {
  /// It is about the additions: an undo takes it away with them.
  private static final Set<String> NOT_THERE_BEFORE =
      Set.of("42703", "42P01", "42704", "42883", "3F000");

  private final Configuration configuration;
  private final Clock clock;
  private final LiveSchema live;

  public Acceptor(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
    this.live = new LiveSchema(configuration);
  }

  /// All that drifted.
  ///
  /// @param by who answers for it
  public Accepted accept(String by, String because, boolean dryRun, Progress progress)
      throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireWritable();
      if (!dryRun) {
        ApplierLock.take(session, configuration.schema(), clock);
      }
      Records records = new Records(session);
      Baseline baseline = requireAdopted(records.baseline());
      progress.at("reading the schema", 0, 1);
      SchemaState now = live.read();
      SchemaState recorded = live.asRecorded(baseline, records, now);
      List<String> drift = LiveSchema.drift(recorded, now);
      if (!drift.isEmpty() && !dryRun) {
        SchemaState before = before(SchemaState.unpack(baseline.before()), recorded, now);
        records.accept(by, because, drift, before.pack(), now.pack());
      }
      return new Accepted(by, because, drift, dryRun);
    }
  }

  private static Baseline requireAdopted(Optional<Baseline> baseline) {
    return baseline.orElseThrow(() ->
        new StoppedException(
            new Fault.Refused(
                "no migration is recorded here: there is no baseline that something could be taken into",
                "`handover db apply` records it")));
  }

  /// How it would have been before the additions, had the change been made then.
  private SchemaState before(SchemaState before, SchemaState recorded, SchemaState now)
      throws SQLException, IOException {
    try (ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock);
        Session session = scratch.database().connect()) {
      StateLoader.load(before, session);
      List<SchemaDifferences.Changed> spelling =
          SchemaDifferences.between(before, live.read(scratch.database())).changed();
      for (String sql : SchemaScript.from(recorded, now).statements()) {
        try {
          session.execute(sql);
        } catch (SQLException e) {
          if (!NOT_THERE_BEFORE.contains(SqlFailure.state(e))) {
            throw SqlFailure.refused("taking it into the baseline", e);
          }
        }
      }
      SchemaState with = UndoRehearsal.asLive(live.read(scratch.database()), spelling, before);
      return spelledAs(now, before, with);
    }
  }

  /// The objects that are new are written as the live database writes them.
  private static SchemaState spelledAs(SchemaState now, SchemaState before, SchemaState with) {
    SchemaState withDatabase =
        new SchemaState(
            before.version(),
            before.net(),
            java.util.stream.Stream.concat(
                    with.withoutDatabase().objects().stream(),
                    before.objects().stream()
                        .filter(o -> !before.withoutDatabase().objects().contains(o)))
                .toList());
    List<org.handover.toolkit.schema.SchemaObject> objects =
        withDatabase.objects().stream()
            .map(object ->
                now.objects().stream()
                    .filter(live -> live.key().equals(object.key()))
                    .filter(
                        _ -> before.objects().stream().noneMatch(o -> o.key().equals(object.key())))
                    .findFirst()
                    .orElse(object))
            .toList();
    return new SchemaState(before.version(), before.net(), objects);
  }
}
