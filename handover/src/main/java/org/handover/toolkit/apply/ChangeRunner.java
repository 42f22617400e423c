package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.time.Duration;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.Change;

/// Runs single statements on the live database.
final class ChangeRunner {
  private static final String ONLY_OUTSIDE = "25001";

  private final Session session;
  private final LockRetry attempts;
  private final Duration patience;
  private final Duration longest;
  private final LeftoverIndexes leftovers;

  /// @param longest that a live request may be made to wait
  ChangeRunner(
      Session session,
      LockRetry attempts,
      Duration patience,
      Duration longest,
      LeftoverIndexes leftovers) {
    this.longest = longest;
    this.session = session;
    this.attempts = attempts;
    this.patience = patience;
    this.leftovers = leftovers;
  }

  /// What has to commit together with the statement.
  @FunctionalInterface
  interface Recording {
    void write(int attempts) throws SQLException;
  }

  int run(Change change, boolean brief, Recording recording) throws SQLException {
    return attempts.run(
        change.id(),
        (number, lockTimeout) -> {
          if (!inside(change, brief, lockTimeout, () -> recording.write(number))) {
            outside(change);
            recording.write(number);
          }
        });
  }

  /// False if it cannot run inside a transaction.
  ///
  /// @param brief others wait for its locks: as a whole it may take no longer than a live request
  ///   may be made to wait; otherwise it takes the time that it needs
  private boolean inside(Change change, boolean brief, Duration lockTimeout, Session.Work recording)
      throws SQLException {
    try {
      session.inTransaction(() -> {
        // A statement that waited in vain reports the lock that blocked it, not that time ran out.
        long wait = Math.min(lockTimeout.toMillis(), longest.toMillis() * 4 / 5);
        session.execute("SET LOCAL lock_timeout = " + wait);
        session.execute("SET LOCAL statement_timeout = " + (brief ? longest.toMillis() : 0));
        session.execute(change.sql());
        recording.run();
      });
      return true;
    } catch (SQLException e) {
      if (SqlFailure.state(e).equals(ONLY_OUTSIDE)) {
        return false;
      }
      throw e;
    }
  }

  /// CONCURRENTLY waits for the transactions that are under way, and blocks no session meanwhile:
  /// it may take its time.
  private void outside(Change change) throws SQLException {
    leftovers.drop();
    session.execute("SET lock_timeout = " + patience.toMillis());
    session.execute("SET statement_timeout = 0");
    session.execute(change.sql());
  }
}
