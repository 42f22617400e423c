package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.time.Duration;
import org.handover.toolkit.database.Attempts;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.Change;

/// Runs single statements on the live database.
final class ChangeRunner {
  private static final String ONLY_OUTSIDE = "25001";

  private final Session session;
  private final Attempts attempts;
  private final Duration patience;
  private final LeftoverIndexes leftovers;

  ChangeRunner(Session session, Attempts attempts, Duration patience, LeftoverIndexes leftovers) {
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
  /// @param brief it was seen to touch no rows: as a whole it may take no longer than a lock may be
  ///   waited for, so that no live request stands still for longer
  private boolean inside(Change change, boolean brief, Duration lockTimeout, Session.Work recording)
      throws SQLException {
    try {
      session.inTransaction(() -> {
        session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
        session.execute(
            "SET LOCAL statement_timeout = "
                + (brief ? lockTimeout.multipliedBy(2).toMillis() : 0));
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

  /// CONCURRENTLY waits for the transactions that are under way, and nobody waits for it meanwhile:
  /// it may take its time.
  private void outside(Change change) throws SQLException {
    leftovers.drop();
    session.execute("SET lock_timeout = " + patience.toMillis());
    session.execute("SET statement_timeout = 0");
    session.execute(change.sql());
  }
}
