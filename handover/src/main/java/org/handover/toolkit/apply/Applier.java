package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.SchemaSettings;
import org.handover.toolkit.database.Attempts;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.digest.Digester;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.plan.LegacyWrites;
import org.handover.toolkit.plan.Plan;
import org.handover.toolkit.plan.PlannedChange;
import org.handover.toolkit.plan.Planner;
import org.handover.toolkit.plan.SessionSetting;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.Compatibility;
import org.handover.toolkit.schema.Expected;
import org.handover.toolkit.schema.FactKind;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.schema.SchemaCheck;
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
  private final Clock clock;

  public Applier(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.settings = configuration.schema();
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
      Server.of(session).requireWritable();
      ApplierLock.take(session, settings, clock);
      Prepared prepared = prepare(session, progress);
      SchemaCheck check = new SchemaCheck(configuration, clock);
      requireCompatible(check.run(prepared.expected(), progress));
      requireSafe(prepared.plan());
      Catalog before = adopt(session);
      List<Applied.Line> lines = run(session, prepared, before, progress);
      Catalog after = readAll(session);
      new Records(session).complete(after);
      List<String> problems =
          check.run(prepared.expected(), progress).blocking().stream()
              .map(d -> d.table() + ": " + d.subject())
              .toList();
      return new Applied(lines, prepared.plan().changes().size() - lines.size(), problems);
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
  private Catalog adopt(Session session) throws SQLException {
    Records records = new Records(session);
    if (!records.exist()) {
      Map<String, String> digests = new HashMap<>();
      // In a session of its own: the digester sets a search path.
      try (Session reading = new Database(configuration.database()).connect()) {
        Digester digester = new Digester(reading);
        for (Relation table : Digester.named(configuration.verify().unchanged())) {
          digests.put(table.toString(), digester.digest(table).digest());
        }
      }
      records.begin(readAll(session), digests);
    }
    return records.baseline().orElseThrow().before();
  }

  /// All but what is this program's own: its schemas, and the triggers of a read-only period.
  Catalog readAll(Session session) throws SQLException {
    Catalog all =
        Catalog.read(
            session,
            Catalog.schemas(session).stream()
                .filter(schema ->
                    !schema.matches("handover(_readonly)?") && !schema.equals(settings.saved()))
                .toList());
    return new Catalog(
        all.facts().stream()
            .filter(
                fact -> fact.kind() != FactKind.TRIGGER || !fact.name().equals("handover_readonly"))
            .toList());
  }

  private List<Applied.Line> run(
      Session session, Prepared prepared, Catalog before, Progress progress) throws SQLException {
    Records records = new Records(session);
    Attempts attempts = new Attempts(clock, settings.lockTimeout(), settings.patience());
    ChangeRunner runner =
        new ChangeRunner(
            session,
            attempts,
            settings.patience(),
            settings.lockTimeout(),
            new LeftoverIndexes(session, before));
    Backfill backfill = new Backfill(session, attempts, settings.batchTime(), clock);
    Set<String> unhurried = prepared.plan().unhurried();
    List<Applied.Line> lines = new ArrayList<>();
    for (Change change : prepared.changes()) {
      progress.at(change.id(), lines.size(), prepared.changes().size());
      if (change.isSetting()) {
        SessionSetting.run(session, change);
      } else if (!records.isApplied(change)) {
        Instant from = clock.instant();
        int needed = 1;
        if (change.batch() == null) {
          needed =
              runner.run(
                  change,
                  !unhurried.contains(change.id()),
                  number -> records.applied(change, number));
        } else {
          backfill.run(
              change,
              change.batch(),
              records.reached(change),
              key -> records.reached(change, key),
              progress);
          records.applied(change, 1);
        }
        long millis = Duration.between(from, clock.instant()).toMillis();
        lines.add(new Applied.Line(change.id(), change.shown(), needed, millis));
      }
    }
    return lines;
  }
}
