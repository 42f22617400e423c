package org.handover.toolkit.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.handover.toolkit.files.Size;
import org.handover.toolkit.step.Finding;
import org.jspecify.annotations.Nullable;

/// What the counters come to. Slower than before is a fail; what a person has to weigh is a note.
///
/// @param now all since the counters began
/// @param before until then; null: there is nothing to compare with
record Review(Statistics now, @Nullable Statistics before) {
  private static final long LARGE_ROWS = 10_000;
  private static final long LARGE_BYTES = 8L << 20;
  private static final double LOW_HIT_RATE = 90;
  private static final double WORSE_BY = 5;
  private static final double SLOWER = 1.5;
  private static final double FELT_MILLIS = 1;
  private static final long ENOUGH_CALLS = 50;
  private static final int NAMED = 5;

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(cache());
    findings.addAll(scans());
    findings.addAll(bloat());
    findings.addAll(slower());
    return findings;
  }

  /// Since the earlier snapshot, if there is one.
  private Statistics recent() {
    return before == null ? now : now.since(before);
  }

  private Finding cache() {
    double rate = recent().hitRate();
    if (rate < 0) {
      return Finding.note("cache", "too few blocks were asked for to tell", "");
    }
    String saw = String.format(Locale.ROOT, "%.1f %% of the blocks were in memory", rate);
    if (before != null && before.hitRate() >= 0) {
      saw += String.format(Locale.ROOT, ", %.1f %% before", before.hitRate());
      if (rate < before.hitRate() - WORSE_BY && rate < LOW_HIT_RATE) {
        return Finding.fail(
            "cache", saw, "see which statements read more, then raise shared_buffers");
      }
    }
    return rate < LOW_HIT_RATE
        ? Finding.note("cache", saw, "raise shared_buffers, or see which tables are scanned")
        : Finding.pass("cache", saw);
  }

  /// Tables of many rows that are read from one end to the other more than once in a while.
  private List<Finding> scans() {
    List<Finding> findings =
        recent().tables().stream()
            .filter(t -> t.rows() >= LARGE_ROWS && t.sequentialScans() > 10)
            .filter(t -> t.sequentialRows() / t.sequentialScans() > t.rows() / 4)
            .sorted(Comparator.comparingLong(TableUse::sequentialRows).reversed())
            .limit(NAMED)
            .map(t ->
                Finding.note(
                    "sequential scans",
                    "%s (%,d rows) was scanned %,d times, %,d rows in all"
                        .formatted(t.table(), t.rows(), t.sequentialScans(), t.sequentialRows()),
                    "find the statement below, and EXPLAIN it: an index may be missing"))
            .toList();
    return findings.isEmpty()
        ? List.of(Finding.pass("sequential scans", "no large table is scanned often"))
        : findings;
  }

  private List<Finding> bloat() {
    List<Finding> findings = new ArrayList<>();
    for (TableUse table : now.tables()) {
      if (table.dead() > LARGE_ROWS && table.dead() * 4 > Math.max(0, table.rows())) {
        findings.add(
            Finding.note(
                "bloat",
                "%s holds %,d dead rows beside %,d"
                    .formatted(table.table(), table.dead(), table.rows()),
                "VACUUM it; see whether autovacuum keeps up, or a long transaction keeps it from it"));
      } else if (table.bytes() > LARGE_BYTES && table.wasted() * 2 > table.bytes()) {
        findings.add(
            Finding.note(
                "bloat",
                "%s takes %s, of which some %s are empty, by estimate"
                    .formatted(table.table(), Size.text(table.bytes()), Size.text(table.wasted())),
                "pg_repack, or VACUUM FULL while nobody uses it"));
      }
      if (table.rows() < 0 && table.bytes() > LARGE_BYTES) {
        findings.add(
            Finding.note("statistics", table.table() + " was never analysed", "ANALYZE it"));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.pass("bloat", "no table has much dead or empty space"))
        : findings;
  }

  private List<Finding> slower() {
    if (before == null) {
      return List.of(
          Finding.note(
              "before and after",
              "the journal holds no earlier snapshot of this database to compare with",
              "run this before and after a change"));
    }
    List<Finding> findings =
        changes().stream()
            .filter(Slowdown::isSlower)
            .limit(NAMED)
            .map(c ->
                Finding.fail(
                    "slower statements",
                    String.format(
                        Locale.ROOT,
                        "%.1f ms a call, %.1f before: %s",
                        c.after(),
                        c.before(),
                        c.text()),
                    "EXPLAIN (ANALYZE, BUFFERS) it"))
            .toList();
    return findings.isEmpty()
        ? List.of(
            Finding.pass(
                "before and after",
                "of %d statements that ran often before and since, none takes longer"
                    .formatted(changes().stream().filter(Slowdown::isKnown).count())))
        : findings;
  }

  /// A statement before and after.
  ///
  /// @param before in milliseconds a call
  record Slowdown(String text, long callsBefore, double before, long calls, double after) {
    boolean isKnown() {
      return callsBefore >= ENOUGH_CALLS && calls >= ENOUGH_CALLS;
    }

    boolean isSlower() {
      return isKnown() && after > before * SLOWER && after - before > FELT_MILLIS;
    }
  }

  List<Slowdown> changes() {
    Statistics earlier = before;
    if (earlier == null) {
      return List.of();
    }
    List<Slowdown> changes = new ArrayList<>();
    for (StatementUse since : now.since(earlier).statements()) {
      earlier.statements().stream()
          .filter(s -> s.id().equals(since.id()))
          .findFirst()
          .ifPresent(s ->
              changes.add(
                  new Slowdown(since.text(), s.calls(), s.mean(), since.calls(), since.mean())));
    }
    return changes;
  }
}
