package org.handover.toolkit.change;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Runs a statement stretch by stretch over a table's keys. A stretch is as long as it can be done
/// in the time that is allowed, and after each one it rests for as long as it worked: when the
/// server is busy, stretches take longer and it rests longer.
final class Backfill {
  private static final long FIRST_STRETCH = 500;
  private static final long LONGEST_STRETCH = 50_000;

  private final Session session;
  private final Records records;
  private final Attempts attempts;
  private final Duration batchTime;
  private final Clock clock;

  Backfill(Session session, Records records, Attempts attempts, Duration batchTime, Clock clock) {
    this.session = session;
    this.records = records;
    this.attempts = attempts;
    this.batchTime = batchTime;
    this.clock = clock;
  }

  /// From where an earlier run has come to. Rows that are inserted meanwhile have the new default.
  void run(Change change, Change.Batch batch, Progress progress) throws SQLException {
    long end =
        session.number("SELECT coalesce(max(%s), 0) FROM %s".formatted(batch.key(), batch.table()));
    long start =
        session.number(
            "SELECT coalesce(min(%s), 1) - 1 FROM %s".formatted(batch.key(), batch.table()));
    long reached = Math.max(start, records.reached(change).orElse(Long.MIN_VALUE));
    long stretch = FIRST_STRETCH;
    while (reached < end) {
      long first = reached + 1;
      long last = Math.min(end, reached + stretch);
      Duration took = timed(() -> stretch(change, first, last));
      reached = last;
      progress.at(change.id(), reached - start, end - start);
      stretch =
          took.compareTo(batchTime) < 0
              ? Math.min(stretch * 2, LONGEST_STRETCH)
              : Math.max(stretch / 2, 1);
      rest(took);
    }
  }

  private void stretch(Change change, long first, long last) throws SQLException {
    attempts.run(
        change.id(),
        (_, lockTimeout) ->
            session.inTransaction(() -> {
              session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
              session.execute(change.between(first, last));
              records.reached(change, last);
            }));
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
