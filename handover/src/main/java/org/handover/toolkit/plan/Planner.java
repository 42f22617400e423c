package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.plan.PlannedChange.State;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.step.Progress;

/// Tries the changes on a scratch database and says what they would do to the live one.
public final class Planner {
  /// Measured on two slow cores, to be on the safe side: an index over a table of integers and
  /// text, and an UPDATE in batches that rests as long as it works.
  private static final long INDEXED_BYTES_A_SECOND = 40L << 20;

  private static final long UPDATED_ROWS_A_SECOND = 5_000;

  private final Session live;
  private final Catalog expected;
  private final LegacyWrites writes;

  public Planner(Session live, Catalog expected, LegacyWrites writes) {
    this.live = live;
    this.expected = expected;
    this.writes = writes;
  }

  /// How big a table is, as the server last counted.
  private record LiveSize(long rows, long bytes) {}

  public Plan plan(List<Change> changes, Database scratch, Progress progress) throws SQLException {
    Records records = new Records(live);
    Dangers dangers = new Dangers(expected);
    List<PlannedChange> planned = new ArrayList<>();
    try (Session session = scratch.connect()) {
      Tracer tracer = new Tracer(session);
      // What fails before anything was changed is the corpus's own fault.
      Set<String> broken = new HashSet<>(writes.rehearsed(session).keySet());
      for (Change change : changes) {
        progress.at("trying " + change.id(), planned.size(), changes.size());
        if (change.isSetting()) {
          session.execute(change.sql());
          continue;
        }
        Trace trace = tracer.trace(change);
        List<Danger> found = new ArrayList<>(dangers.of(trace));
        if (trace.touches(expected.tables())) {
          found.addAll(refusedWrites(session, broken));
        }
        planned.add(planned(trace, found, records.isApplied(change)));
      }
    }
    return new Plan(planned);
  }

  /// The legacy backend's writes that worked before this change and do no longer.
  private List<Danger> refusedWrites(Session scratch, Set<String> broken) throws SQLException {
    List<Danger> dangers = new ArrayList<>();
    writes
        .rehearsed(scratch)
        .forEach((statement, reason) -> {
          if (broken.add(statement)) {
            dangers.add(
                new Danger(
                    "a write of the legacy backend fails: %s: %s".formatted(statement, reason),
                    "leave the legacy backend's writes as they are until it is retired"));
          }
        });
    return dangers;
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
        first.map(PlannedChange.Held::table).orElse(""),
        first.map(PlannedChange.Held::lock).orElse(null),
        trace.rewritten().stream().anyMatch(expected.tables()::contains),
        first.map(PlannedChange.Held::rows).orElse(0L),
        first.map(PlannedChange.Held::bytes).orElse(0L),
        first.map(held -> estimate(trace, held)).orElse("at once"),
        locks,
        applied ? List.of() : dangers);
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

  /// With all partitions. A table that nobody has counted yet is taken for one of short rows.
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
    if (builds
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
