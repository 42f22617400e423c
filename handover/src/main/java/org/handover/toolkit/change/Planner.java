package org.handover.toolkit.change;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.catalog.Catalog;
import org.handover.toolkit.catalog.Relation;
import org.handover.toolkit.change.PlannedChange.State;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Progress;

/// Tries the changes on a scratch database and says what they would do to the live one.
final class Planner {
  /// Measured on two slow cores, to be on the safe side: an index over a table of integers and
  /// text, and an UPDATE in batches that rests as long as it works.
  private static final long INDEXED_BYTES_A_SECOND = 40L << 20;

  private static final long UPDATED_ROWS_A_SECOND = 5_000;

  private final Session live;
  private final Catalog expected;
  private final LegacyWrites writes;

  Planner(Session live, Catalog expected, LegacyWrites writes) {
    this.live = live;
    this.expected = expected;
    this.writes = writes;
  }

  /// How big a table is, as the server last counted.
  private record LiveSize(long rows, long bytes) {}

  Plan plan(List<Change> changes, Database scratch, Progress progress) throws SQLException {
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
    Optional<Map.Entry<Relation, LockMode>> strongest =
        trace.locks().entrySet().stream()
            .filter(entry -> expected.tables().contains(entry.getKey()))
            .max(Map.Entry.comparingByValue(Comparator.naturalOrder()));
    LiveSize size = strongest.isEmpty() ? new LiveSize(0, 0) : size(strongest.get().getKey());
    State state = applied ? State.APPLIED : dangers.isEmpty() ? State.PENDING : State.REFUSED;
    return new PlannedChange(
        trace.change().id(),
        trace.change().shown(),
        state,
        strongest.map(entry -> entry.getKey().toString()).orElse(""),
        strongest.map(Map.Entry::getValue).orElse(null),
        trace.rewritten().stream().anyMatch(expected.tables()::contains),
        size.rows(),
        size.bytes(),
        estimate(trace, size),
        applied ? List.of() : dangers);
  }

  private LiveSize size(Relation table) throws SQLException {
    return live
        .query(
            "SELECT greatest(reltuples, 0)::bigint, pg_table_size(oid) FROM pg_class WHERE oid = to_regclass(?)",
            row -> new LiveSize(row.getLong(1), row.getLong(2)),
            table.quoted())
        .stream()
        .findFirst()
        .orElse(new LiveSize(0, 0));
  }

  private static String estimate(Trace trace, LiveSize size) {
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
