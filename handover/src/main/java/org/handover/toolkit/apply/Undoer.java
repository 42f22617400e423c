package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.SchemaSettings;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Baseline;
import org.handover.toolkit.ledger.Footprint;
import org.handover.toolkit.ledger.LedgerEntry;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.readonly.ReadonlyStatus;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.ChangeFolder;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Takes the additions away again: derives what to do from the schema before and now, rehearses it,
/// saves what the additions hold, takes them away step by step, compares with what was there
/// before, puts what was saved into a file, and last of all forgets the migration. Killed anywhere,
/// it is simply run again.
public final class Undoer {
  private final Configuration configuration;
  private final SchemaSettings settings;
  private final SavedValues saved;
  private final Clock clock;
  private final LiveSchema live;

  public Undoer(Configuration configuration, SavedValues saved, Clock clock) {
    this.configuration = configuration;
    this.settings = configuration.schema();
    this.saved = saved;
    this.clock = clock;
    this.live = new LiveSchema(configuration);
  }

  /// What it would do; only a scratch database is touched.
  public Undone plan(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireKnown();
      Optional<Baseline> baseline = new Records(session).baseline();
      if (baseline.isEmpty()) {
        return Undone.NOTHING.with(readonly(session));
      }
      Rehearsed rehearsed = rehearsed(session, baseline.get(), progress);
      UndoRehearsal.Outcome outcome = rehearsed.outcome();
      SavedSchema schema = new SavedSchema(session, settings.saved());
      List<String> values = new ArrayList<>();
      for (UndoStep step : outcome.steps()) {
        schema.of(step.footprint()).forEach(table -> values.add(Undone.shown(table)));
      }
      return new Undone(
              outcome.steps().stream().map(UndoStep::shown).toList(),
              values,
              outcome.left(),
              rehearsed.widenings().stays(),
              "",
              false,
              "")
          .with(readonly(session));
    }
  }

  private Optional<ReadonlyStatus> readonly(Session session) throws SQLException {
    return ReadonlyStatus.read(session, configuration, clock).guarding();
  }

  public Undone undo(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server server = Server.of(session).requireWritable();
      saved.require(server);
      SavedSchema schema = new SavedSchema(session, settings.saved());
      schema.requireOurs();
      ApplierLock.take(session, settings, clock);
      Optional<Baseline> baseline = new Records(session).baseline();
      if (baseline.isEmpty()) {
        return Undone.NOTHING.with(readonly(session));
      }
      session.execute("SET row_security = off");
      Rehearsed rehearsed = rehearsed(session, baseline.get(), progress);
      List<String> stays = rehearsed.widenings().stays();
      List<String> ran = run(session, schema, rehearsed, progress);
      List<String> values = schema.tables().stream().map(Undone::shown).toList();
      List<String> left = differences(rehearsed.widenings().before(), live.read());
      if (!left.isEmpty()) {
        return new Undone(ran, values, left, stays, "", false, "").with(readonly(session));
      }
      String file = schema.tables().isEmpty() ? "" : saved.save(settings.saved(), progress);
      forget(session);
      return new Undone(ran, values, List.of(), stays, file, true, "").with(readonly(session));
    }
  }

  /// What is to be done, and what is left.
  private record Rehearsed(UndoRehearsal.Outcome outcome, Widenings widenings) {}

  /// @throws StoppedException if others changed something since, or more would go than the
  ///   additions
  private Rehearsed rehearsed(Session session, Baseline baseline, Progress progress)
      throws SQLException, IOException {
    progress.at("rehearsing the undo", 0, 1);
    SchemaState now = live.read();
    Records records = new Records(session);
    List<String> drift = LiveSchema.drift(live.asRecorded(baseline, records, now), now);
    if (!drift.isEmpty()) {
      throw new StoppedException(
          new Fault.Refused(
              "%d things were changed by others since the last apply, and the undo would take them along or leave them: the first is %s"
                  .formatted(drift.size(), drift.getFirst()),
              "`handover db status` names all: take them back, or `handover db accept` what was changed on purpose; nothing was changed"));
    }
    Widenings widenings =
        Widenings.of(
            configuration, SchemaState.unpack(baseline.before()), records.recorded(), clock);
    UndoRehearsal.Outcome outcome;
    try (UndoRehearsal rehearsal = new UndoRehearsal(configuration, now, clock)) {
      outcome = rehearsal.rehearse(now, widenings.before(), scripts());
    }
    if (!outcome.missing().isEmpty()) {
      throw new StoppedException(
          new Fault.Refused(
              "the undo would take away more than the additions: %d things would not be as before, the first is %s"
                  .formatted(outcome.missing().size(), outcome.missing().getFirst()),
              "mend the scripts of schema.undo (%s); nothing was changed"
                  .formatted(
                      settings.undo() == null
                          ? "there are none: one has to bring it back as it was"
                          : settings.undo())));
    }
    return new Rehearsed(outcome, widenings);
  }

  private List<Change> scripts() throws IOException {
    List<Change> scripts = new ArrayList<>();
    if (settings.undoScripts().isPresent()) {
      ChangeFolder.downwards(settings.undoScripts().get()).stream()
          .filter(change -> !change.isSetting())
          .forEach(scripts::add);
    }
    return scripts;
  }

  private List<String> run(
      Session session, SavedSchema schema, Rehearsed rehearsed, Progress progress)
      throws SQLException {
    List<UndoStep> steps = rehearsed.outcome().steps();
    Records records = new Records(session);
    records.undoBegins();
    List<List<Long>> taken =
        taken(
            records.recorded().stream()
                .filter(statement -> !rehearsed.widenings().statements().contains(statement.id()))
                .toList(),
            steps);
    LockRetry attempts = new LockRetry(clock, settings.lockTimeout(), settings.patience());
    schema.stopNoting(attempts);
    ValueSaver saver = new ValueSaver(session, schema, attempts);
    List<String> ran = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      UndoStep step = steps.get(i);
      progress.at(step.shown(), i, steps.size());
      List<Long> ids = taken.get(i);
      int needed =
          step.outside()
              ? outside(session, step, attempts, () -> records.undone(ids))
              : inside(
                  session,
                  step,
                  new Saving(saver, schema.of(step.footprint()), attempts),
                  () -> records.undone(ids));
      ran.add(step.shown() + (needed == 1 ? "" : " (attempt " + needed + ")"));
    }
    return ran;
  }

  /// Which statements of the ledger each step takes back: those whose effect it takes away, with
  /// the first those that left no trace, and with the last what is left.
  private static List<List<Long>> taken(List<LedgerEntry> recorded, List<UndoStep> steps) {
    List<List<Long>> taken = new ArrayList<>();
    steps.forEach(_ -> taken.add(new ArrayList<>()));
    for (LedgerEntry statement : recorded) {
      int at = statement.footprint().equals(Footprint.NONE) ? 0 : steps.size() - 1;
      for (int i = 0; i < steps.size(); i++) {
        if (statement.footprint().undoneBy(steps.get(i).footprint())) {
          at = i;
          break;
        }
      }
      if (!statement.undone() && !steps.isEmpty()) {
        taken.get(at).add(statement.id());
      }
    }
    return taken;
  }

  /// Recorded first: an apply after a kill in between finds that it is still there.
  private int outside(Session session, UndoStep step, LockRetry attempts, Session.Work recording)
      throws SQLException {
    recording.run();
    return attempts.run(
        step.shown(),
        (_, _) -> {
          session.execute("SET lock_timeout = " + settings.patience().toMillis());
          session.execute("SET statement_timeout = 0");
          session.execute(step.statements().getFirst());
        });
  }

  /// What a step saves.
  private record Saving(ValueSaver saver, List<SavedTable> tables, LockRetry attempts) {
    void copy() throws SQLException {
      for (SavedTable table : tables) {
        saver.copy(table);
      }
    }

    void copyAgain() throws SQLException {
      for (SavedTable table : tables) {
        saver.copyAgain(table);
      }
    }

    void finish() throws SQLException {
      for (SavedTable table : tables) {
        saver.finish(table);
      }
    }
  }

  /// The values are complete, the additions are gone and the ledger says so: all of it or nothing.
  private int inside(Session session, UndoStep step, Saving saving, Session.Work recording)
      throws SQLException {
    session.execute("SET lock_timeout = 0; SET statement_timeout = 0");
    saving.copy();
    return saving
        .attempts()
        .run(
            step.shown(),
            (number, lockTimeout) -> {
              if (number > 1) {
                saving.copyAgain();
              }
              session.inTransaction(() -> {
                limit(session, lockTimeout);
                saving.finish();
                for (String sql : step.statements()) {
                  session.execute(sql);
                }
                recording.run();
              });
            });
  }

  /// No live request stands still for longer than this, whatever a statement turns out to need.
  private static void limit(Session session, Duration lockTimeout) throws SQLException {
    session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
    session.execute("SET LOCAL statement_timeout = " + lockTimeout.multipliedBy(2).toMillis());
  }

  private static List<String> differences(SchemaState before, SchemaState now) {
    return SchemaDifferences.between(before, now).changed().stream()
        .map(change ->
            (change.isMissing()
                    ? "missing: "
                    : change.isExtra() ? "still there: " : "not as before: ")
                + change.key())
        .toList();
  }

  /// The database is again as it was; what was saved is in the file.
  private void forget(Session session) throws SQLException {
    session.inTransaction(() -> {
      session.execute(
          "DROP SCHEMA IF EXISTS %s CASCADE".formatted(Relation.quote(settings.saved())));
      new Records(session).drop();
    });
  }
}
