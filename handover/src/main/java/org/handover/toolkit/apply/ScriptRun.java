package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.LedgerEntry;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.ledger.Standing;
import org.handover.toolkit.ledger.StatementState;
import org.handover.toolkit.plan.SessionSetting;
import org.handover.toolkit.script.Batch;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.step.Progress;
import org.jspecify.annotations.Nullable;

/// Runs what is pending, and what an undo took back, in the order of the scripts.
final class ScriptRun {
  private final Session session;
  private final Records records;
  private final ChangeRunner runner;
  private final Backfill backfill;
  private final Footprints footprints;
  private final Set<String> unhurried;
  private final Clock clock;
  private final List<Applied.Line> lines = new ArrayList<>();

  ScriptRun(
      Session session,
      ChangeRunner runner,
      Backfill backfill,
      Footprints footprints,
      Set<String> unhurried,
      Clock clock) {
    this.session = session;
    this.records = new Records(session);
    this.runner = runner;
    this.backfill = backfill;
    this.footprints = footprints;
    this.unhurried = unhurried;
    this.clock = clock;
  }

  List<Applied.Line> run(List<Change> changes, Standing standing, Progress progress)
      throws SQLException {
    Map<Change, Standing.Line> known = new HashMap<>();
    standing.lines().forEach(line -> line.change().ifPresent(change -> known.put(change, line)));
    for (Change change : changes) {
      progress.at(change.id(), lines.size(), changes.size());
      if (change.isSetting()) {
        SessionSetting.run(session, change);
      } else {
        run(change, Objects.requireNonNull(known.get(change), change.id()), progress);
      }
    }
    return lines;
  }

  private void run(Change change, Standing.Line line, Progress progress) throws SQLException {
    LedgerEntry before = line.recorded().orElse(null);
    if (before != null) {
      records.moved(before.id(), change);
    }
    if (line.state() == StatementState.APPLIED) {
      return;
    }
    if (before != null
        && line.state() == StatementState.UNDONE
        && before.footprint().standsIn(footprints.known())) {
      // The undo was killed before it came to this one.
      records.stands(before.id());
      return;
    }
    Instant from = clock.instant();
    int attempts =
        change.batch() == null
            ? inOne(change, before == null ? -1 : before.id())
            : inBatches(change, before, progress);
    long millis = Duration.between(from, clock.instant()).toMillis();
    lines.add(new Applied.Line(change.id(), change.shown(), attempts, millis));
  }

  /// @param id of the ledger; negative: it has none yet
  private int inOne(Change change, long id) throws SQLException {
    footprints.begin();
    return runner.run(
        change,
        !unhurried.contains(change.id()),
        attempts -> {
          if (id < 0) {
            records.applied(change, attempts, footprints.end());
          } else {
            records.applied(id, attempts, footprints.end());
          }
        });
  }

  private int inBatches(Change change, @Nullable LedgerEntry before, Progress progress)
      throws SQLException {
    Batch batch = Objects.requireNonNull(change.batch(), "it is a backfill");
    long id = before == null ? records.start(change) : before.id();
    backfill.run(
        change,
        batch,
        before == null ? Optional.empty() : before.reached(),
        key -> records.reached(id, key),
        progress);
    records.applied(id, 1, footprints.ofRows(batch.table()));
    return 1;
  }
}
