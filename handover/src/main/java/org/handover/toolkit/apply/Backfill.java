package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.handover.toolkit.database.Attempts;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Runs a statement stretch by stretch over a table's keys. A stretch is as long as it can be done
/// in the time that is allowed, and after each one it rests for as long as it worked: when the
/// server is busy, stretches take longer and it rests longer.
final class Backfill {
  private static final int FEWEST_ROWS = 500;
  private static final int MOST_ROWS = 50_000;

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
    Keys keys = new Keys(session, batch);
    if (keys.isEmpty()) {
      return;
    }
    long start = keys.lowest() - 1;
    long end = keys.highest();
    long reached = records.reached(change).orElse(start);
    int rows = FEWEST_ROWS;
    while (reached < end) {
      long first = reached + 1;
      long last = Math.min(end, keys.after(reached, rows));
      Duration took = timed(() -> stretch(change, first, last));
      reached = last;
      progress.at(change.id(), reached - start, end - start);
      rows = took.compareTo(batchTime) < 0 ? Math.min(rows * 2, MOST_ROWS) : Math.max(rows / 2, 1);
      rest(took);
    }
  }

  /// The integer key of a table, which may have gaps of any width.
  private record Keys(Session session, Change.Batch batch) {
    boolean isEmpty() throws SQLException {
      return !session.is("SELECT EXISTS (SELECT FROM %s)".formatted(batch.table()));
    }

    long lowest() throws SQLException {
      return session.number("SELECT min(%s) FROM %s".formatted(batch.key(), batch.table()));
    }

    long highest() throws SQLException {
      return session.number("SELECT max(%s) FROM %s".formatted(batch.key(), batch.table()));
    }

    /// The last of so many keys; the greatest number where there are fewer.
    long after(long key, int rows) throws SQLException {
      return session.number(
          """
          SELECT coalesce((SELECT %1$s FROM %2$s WHERE %1$s > ? ORDER BY %1$s OFFSET ? LIMIT 1), 9223372036854775807)
          """
              .formatted(batch.key(), batch.table()),
          key,
          rows - 1);
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
