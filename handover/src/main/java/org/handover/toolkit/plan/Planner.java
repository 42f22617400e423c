package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.plan.PlannedChange.State;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.LegacyRoles;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.StatementKind;
import org.handover.toolkit.step.Progress;
import org.jspecify.annotations.Nullable;

/// Tries the changes on a scratch database and says what they would do to the live one.
public final class Planner {
  /// Measured on two slow cores, to be on the safe side: an index over a table of integers and
  /// text, and an UPDATE in batches that rests as long as it works.
  private static final long INDEXED_BYTES_A_SECOND = 40L << 20;

  private static final long UPDATED_ROWS_A_SECOND = 5_000;

  /// A table up to this size is read within any lock timeout.
  private static final long READ_AT_ONCE = 32L << 20;

  private final Session live;
  private final Catalog expected;
  private final LegacyWrites writes;
  private final LegacyRoles legacyRoles;

  /// For one live database.
  ///
  /// @param legacyRole that the legacy backend signs in as; null: it is not known
  public Planner(Session live, Catalog expected, LegacyWrites writes, @Nullable String legacyRole)
      throws SQLException {
    this.live = live;
    this.expected = expected;
    this.writes = writes;
    this.legacyRoles = LegacyRoles.read(live, legacyRole);
  }

  /// How big a table is, as the server last counted.
  private record LiveSize(long rows, long bytes) {}

  public Plan plan(List<Change> changes, Database scratch, Progress progress) throws SQLException {
    Records records = new Records(live);
    List<PlannedChange> planned = new ArrayList<>();
    List<String> notes;
    try (Session session = scratch.connect()) {
      Trial trial = new Trial(session, live, expected, writes, legacyRoles, this::isReadAtOnce);
      for (Change change : changes) {
        progress.at("trying " + change.id(), planned.size(), changes.size());
        if (change.isSetting()) {
          SessionSetting.run(session, change);
        } else {
          Trial.Outcome outcome = trial.run(change);
          planned.add(planned(outcome.trace(), outcome.dangers(), records.isApplied(change)));
        }
      }
      notes = trial.notes();
    }
    return new Plan(planned, notes);
  }

  private boolean isReadAtOnce(Relation table) {
    try {
      return size(table).bytes() <= READ_AT_ONCE;
    } catch (SQLException e) {
      throw SqlFailure.refused("reading the size of " + table, e);
    }
  }

  private PlannedChange planned(Trace trace, List<Danger> dangers, boolean applied)
      throws SQLException {
    List<PlannedChange.Held> locks = locks(trace);
    Optional<PlannedChange.Held> first = locks.stream().findFirst();
    State state = applied ? State.APPLIED : dangers.isEmpty() ? State.PENDING : State.REFUSED;
    return new PlannedChange(
        trace.change().id(),
        trace.change().shown(),
        state,
        trace.change().statement().kind().toString(),
        trace.change().trusted(),
        first.map(PlannedChange.Held::table).orElse(""),
        first.map(PlannedChange.Held::lock).orElse(null),
        trace.rewritten().stream().anyMatch(expected.tables()::contains),
        isUnhurried(trace, locks),
        first.map(PlannedChange.Held::rows).orElse(0L),
        first.map(PlannedChange.Held::bytes).orElse(0L),
        first.map(held -> estimate(trace, held)).orElse("at once"),
        locks,
        applied ? List.of() : dangers);
  }

  /// Whether it may take the time that it needs: no request waits for its locks. A row that is
  /// referred to is locked too (ROW SHARE), until it ends: a DELETE would wait.
  private static boolean isUnhurried(Trace trace, List<PlannedChange.Held> locks) {
    if (trace.change().statement().kind() == StatementKind.VALIDATE_CONSTRAINT) {
      return true;
    }
    return locks.stream()
        .map(PlannedChange.Held::lock)
        .allMatch(lock -> lock == LockMode.ACCESS_SHARE || lock == LockMode.SHARE_UPDATE_EXCLUSIVE);
  }

  /// What it rewrites first, then what it locks the most, then the largest.
  private List<PlannedChange.Held> locks(Trace trace) throws SQLException {
    List<Map.Entry<Relation, LockMode>> entries = new ArrayList<>(trace.locks().entrySet());
    entries.removeIf(entry -> !expected.tables().contains(entry.getKey()));
    Set<String> rewritten =
        trace.rewritten().stream().map(Relation::toString).collect(Collectors.toSet());
    List<PlannedChange.Held> locks = new ArrayList<>();
    for (Map.Entry<Relation, LockMode> entry : entries) {
      LiveSize size = size(entry.getKey());
      locks.add(
          new PlannedChange.Held(
              entry.getKey().toString(),
              entry.getValue(),
              entry.getValue().blocks(),
              size.rows(),
              size.bytes()));
    }
    locks.sort(
        Comparator.comparing((PlannedChange.Held held) -> rewritten.contains(held.table()))
            .thenComparing(PlannedChange.Held::lock)
            .thenComparingLong(PlannedChange.Held::bytes)
            .reversed()
            .thenComparing(PlannedChange.Held::table));
    return locks;
  }

  /// With all partitions. A table without statistics is taken for one of short rows.
  private LiveSize size(Relation table) throws SQLException {
    return live.query(
            """
            SELECT sum(CASE WHEN c.reltuples < 0 THEN pg_relation_size(c.oid) / 100 ELSE c.reltuples END)::bigint,
                   sum(pg_table_size(c.oid))
            FROM pg_class c
            WHERE c.oid = to_regclass(?) OR c.oid IN (SELECT relid FROM pg_partition_tree(to_regclass(?)))
            """,
            row -> new LiveSize(row.getLong(1), row.getLong(2)),
            table.quoted(),
            table.quoted())
        .getFirst();
  }

  private static String estimate(Trace trace, PlannedChange.Held size) {
    if (trace.change().batch() != null) {
      return text(size.rows() / UPDATED_ROWS_A_SECOND);
    }
    boolean builds = trace.outside() && trace.removed().isEmpty();
    boolean reads =
        switch (trace.change().statement().kind()) {
          case VALIDATE_CONSTRAINT, CREATE_TABLE_AS, CREATE_MATERIALIZED_VIEW, INSERT -> true;
          default -> false;
        };
    if (builds
        || reads
        || trace.rewritten().stream().findAny().isPresent()
        || (trace.blocksRequests() && !trace.scanned().isEmpty())) {
      return text(size.bytes() / INDEXED_BYTES_A_SECOND);
    }
    return "at once";
  }

  private static String text(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return seconds < 1
        ? "under 1 s"
        : seconds < 120
            ? "about %d s".formatted(seconds)
            : "about %d min".formatted(time.toMinutes());
  }
}
