package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.script.Batch;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Runs a statement stretch by stretch over a table's keys. A stretch is as long as it can be done
/// in the time that is allowed, and after each one it rests for as long as it worked: when the
/// server is busy, stretches take longer and it rests longer. Rows whose key is null come last.
final class Backfill {
  private static final int FEWEST_ROWS = 500;
  private static final int MOST_ROWS = 50_000;

  private final Session session;
  private final LockRetry attempts;
  private final Duration batchTime;
  private final Clock clock;

  Backfill(Session session, LockRetry attempts, Duration batchTime, Clock clock) {
    this.session = session;
    this.attempts = attempts;
    this.batchTime = batchTime;
    this.clock = clock;
  }

  /// Remembers where it has come to, together with the stretch.
  @FunctionalInterface
  interface Place {
    void reached(String key) throws SQLException;
  }

  /// From where an earlier run has come to. Rows that are inserted meanwhile have the new default.
  void run(Change change, Batch batch, Optional<String> before, Place place, Progress progress)
      throws SQLException {
    BatchKeys keys = BatchKeys.of(session, batch);
    requireFewNulls(change, batch, keys);
    Optional<BatchKeys.Key> end = keys.highest();
    if (end.isPresent()) {
      stretches(change, keys, before.map(keys::parse), end.get(), place, progress);
    }
    nulls(change, keys);
  }

  private void stretches(
      Change change,
      BatchKeys keys,
      Optional<BatchKeys.Key> before,
      BatchKeys.Key end,
      Place place,
      Progress progress)
      throws SQLException {
    Optional<BatchKeys.Key> reached = before;
    int rows = FEWEST_ROWS;
    long done = 0;
    for (Optional<BatchKeys.Key> first = keys.next(reached);
        first.isPresent() && !keys.isBefore(end, first.get());
        first = keys.next(reached)) {
      BatchKeys.Key from = first.get();
      BatchKeys.Key to = keys.last(from, end, rows).orElse(end);
      Duration took = timed(() -> stretch(change, keys, from, to, place));
      reached = Optional.of(to);
      done += rows;
      progress.at(change.id(), done, 0);
      rows = took.compareTo(batchTime) < 0 ? Math.min(rows * 2, MOST_ROWS) : Math.max(rows / 2, 1);
      rest(took);
    }
  }

  private void stretch(
      Change change, BatchKeys keys, BatchKeys.Key first, BatchKeys.Key last, Place place)
      throws SQLException {
    attempts.run(
        change.id(),
        (_, lockTimeout) ->
            session.inTransaction(() -> {
              session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
              session.execute(change.between(keys.literals(first), keys.literals(last)));
              place.reached(last.text());
            }));
  }

  /// They have no order to be cut by: more of them than a stretch may have are refused.
  private static void requireFewNulls(Change change, Batch batch, BatchKeys keys)
      throws SQLException {
    long nulls = keys.nulls(MOST_ROWS + 1);
    if (nulls > MOST_ROWS || (nulls > 0 && change.forNulls().isEmpty())) {
      throw new StoppedException(
          new Fault.Refused(
              "%s: rows of %s have no %s, and no bounds hold them"
                  .formatted(change.id(), batch.table(), String.join(", ", batch.keys())),
              "name a key without nulls, or compare it as KEY BETWEEN :first AND :last (then up to %d rows without one are done at the end)"
                  .formatted(MOST_ROWS)));
    }
  }

  private void nulls(Change change, BatchKeys keys) throws SQLException {
    if (keys.nulls(1) > 0) {
      String sql = change.forNulls().orElseThrow();
      attempts.run(
          change.id(),
          (_, lockTimeout) ->
              session.inTransaction(() -> {
                session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
                session.execute(sql);
              }));
    }
  }

  private Duration timed(Session.Work work) throws SQLException {
    Instant from = clock.instant();
    work.run();
    return Duration.between(from, clock.instant());
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(new Fault.GaveWay("interrupted", "run this again"), e);
    }
  }
}
