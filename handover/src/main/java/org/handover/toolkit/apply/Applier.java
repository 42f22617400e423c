package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.SchemaSettings;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.digest.Digester;
import org.handover.toolkit.ledger.Baseline;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.ledger.Standing;
import org.handover.toolkit.ledger.StatementState;
import org.handover.toolkit.ledger.Unchanged;
import org.handover.toolkit.plan.LegacyWrites;
import org.handover.toolkit.plan.Plan;
import org.handover.toolkit.plan.PlannedChange;
import org.handover.toolkit.plan.Planner;
import org.handover.toolkit.schema.Compatibility;
import org.handover.toolkit.schema.Expected;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.schema.SchemaCheck;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.ChangeFolder;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// Adopts the live database and adds what the new backend needs: check, plan, adopt, run what is
/// pending, check again. Killed anywhere, it is simply run again.
public final class Applier {
  private final Configuration configuration;
  private final SchemaSettings settings;
  private final SavedValues saved;
  private final Clock clock;

  public Applier(Configuration configuration, SavedValues saved, Clock clock) {
    this.configuration = configuration;
    this.settings = configuration.schema();
    this.saved = saved;
    this.clock = clock;
  }

  /// What `apply` would do now.
  public Plan plan(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireKnown();
      return prepare(session, progress).plan();
    }
  }

  private record Prepared(Expected expected, List<Change> changes, Plan plan) {}

  private Prepared prepare(Session session, Progress progress) throws SQLException, IOException {
    List<Change> changes = ChangeFolder.upwards(settings.requireChanges());
    try (ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock)) {
      Expected expected = Expected.load(settings.requireExpected(), scratch.database());
      LegacyWrites writes = LegacyWrites.of(configuration.verify().writes());
      Plan plan =
          new Planner(session, expected.catalog(), writes, legacyRole())
              .plan(changes, scratch.database(), progress);
      return new Prepared(expected, changes, plan);
    }
  }

  private @Nullable String legacyRole() {
    return configuration.backends().legacy().role();
  }

  public Applied apply(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      // Without these there would be no way back.
      saved.require(Server.of(session).requireWritable());
      SavedSchema values = new SavedSchema(session, settings.saved());
      values.requireOurs();
      ApplierLock.take(session, settings, clock);
      Records records = new Records(session);
      Standing standing = standing(records);
      standing.requireUnedited();
      LiveSchema live = new LiveSchema(configuration);
      SchemaState found = live.read();
      SchemaState recorded = recorded(live, records, found);
      requireUndrifted(LiveSchema.drift(recorded, found));
      Prepared prepared = prepare(session, progress);
      // What an interrupted undo left on the live tables is nothing that both backends count on.
      values.stopNoting(new LockRetry(clock, settings.lockTimeout(), settings.patience()));
      SchemaCheck check = new SchemaCheck(configuration, clock);
      requireCompatible(check.run(prepared.expected(), progress));
      requireSafe(prepared.plan());
      SchemaState before = adopt(session, records, found);
      Footprints footprints = new Footprints(session, settings.saved());
      List<Applied.Line> lines =
          run(session, before, footprints, prepared.plan().unhurried())
              .run(prepared.changes(), standing, progress);
      SchemaState now = live.read();
      SchemaState after = LiveSchema.merged(recorded, now, footprints.seen());
      records.complete(after.pack());
      List<String> problems =
          new ArrayList<>(
              check.run(prepared.expected(), progress).blocking().stream()
                  .map(d -> d.table() + ": " + d.subject())
                  .toList());
      LiveSchema.drift(after, now).forEach(line -> problems.add("changed meanwhile: " + line));
      return new Applied(
          lines,
          prepared.plan().changes().size() - lines.size(),
          standing.count(StatementState.UNDONE),
          problems);
    }
  }

  private Standing standing(Records records) throws SQLException, IOException {
    return Standing.of(
        ChangeFolder.upwards(settings.requireChanges()).stream()
            .filter(change -> !change.isSetting())
            .toList(),
        records.recorded());
  }

  private static SchemaState recorded(LiveSchema live, Records records, SchemaState found)
      throws SQLException {
    Optional<Baseline> baseline = records.baseline();
    return baseline.isEmpty() ? found : live.asRecorded(baseline.get(), records, found);
  }

  private static void requireUndrifted(List<String> drift) {
    if (!drift.isEmpty()) {
      throw new StoppedException(
          new Fault.Refused(
              "%d things were changed by others since the last apply, the first is %s"
                  .formatted(drift.size(), drift.getFirst()),
              "`handover db status` names all: take them back, or `handover db accept` what was changed on purpose; nothing was changed"));
    }
  }

  private static void requireCompatible(Compatibility check) {
    if (!check.blocking().isEmpty()) {
      throw new StoppedException(
          new Fault.Refused(
              "the database is not what both backends count on: %d differences block, the first is %s of %s"
                  .formatted(
                      check.blocking().size(),
                      check.blocking().getFirst().subject(),
                      check.blocking().getFirst().table()),
              "`handover db check` names each with its remedy; nothing was changed"));
    }
  }

  private static void requireSafe(Plan plan) {
    if (!plan.refused().isEmpty()) {
      PlannedChange first = plan.refused().getFirst();
      throw new StoppedException(
          new Fault.Refused(
              "%d statements would endanger the live tables, the first is %s: %s"
                  .formatted(plan.refused().size(), first.id(), first.dangers().getFirst().what()),
              first.dangers().getFirst().safeForm()
                  + " (`handover db plan` names all; nothing was changed)"));
    }
  }

  /// Once: what was there before decides what the undo takes away.
  ///
  /// @return how it was
  private SchemaState adopt(Session session, Records records, SchemaState found)
      throws SQLException {
    if (!records.exist()) {
      List<Unchanged> unchanged = new ArrayList<>();
      Digester digester = new Digester(session);
      for (Relation table : Digester.named(configuration.verify().unchanged())) {
        unchanged.add(
            new Unchanged(
                table.toString(), digester.digest(table).digest(), digester.columnNames(table)));
      }
      records.begin(found.pack(), unchanged);
    }
    return SchemaState.unpack(records.baseline().orElseThrow().before());
  }

  private ScriptRun run(
      Session session, SchemaState before, Footprints footprints, Set<String> unhurried) {
    LockRetry attempts = new LockRetry(clock, settings.lockTimeout(), settings.patience());
    ChangeRunner runner =
        new ChangeRunner(
            session,
            attempts,
            settings.patience(),
            settings.lockTimeout(),
            new LeftoverIndexes(session, before));
    Backfill backfill = new Backfill(session, attempts, settings.batchTime(), clock);
    return new ScriptRun(session, runner, backfill, footprints, unhurried, clock);
  }
}
