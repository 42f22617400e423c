package org.handover.practice.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The statement that a thread is at, so that another thread can end it and keep it from the next:
/// interrupting a thread of the platform does not reach the statement that it waits for, and on a
/// virtual one costs the session. Remembering a statement takes no trip to the server, and no
/// timer.
public final class CurrentStatement {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentStatement.class);
  private static final ThreadLocal<CurrentStatement> WATCHED = new ThreadLocal<>();

  private volatile @Nullable Statement statement;
  private volatile boolean cancelled;
  private boolean senderIsKnown;

  private CurrentStatement() {}

  /// From now on this knows what the present thread is at, until it is [forgotten][#forget].
  public static CurrentStatement watch() {
    CurrentStatement current = new CurrentStatement();
    WATCHED.set(current);
    return current;
  }

  /// Only the thread that is watched calls this.
  public void forget() {
    WATCHED.remove();
    statement = null;
  }

  /// From now on the present thread, if it is watched, works for a user. Until then it works for a
  /// stranger.
  public static void isOfAUser() {
    CurrentStatement current = WATCHED.get();
    if (current != null) {
      current.senderIsKnown = true;
    }
  }

  static boolean isOfAStranger() {
    CurrentStatement current = WATCHED.get();
    return current != null && !current.senderIsKnown;
  }

  /// The present thread is about to run a statement.
  ///
  /// @throws SQLTransientException where it must not any more
  static void is(Statement next) throws SQLTransientException {
    CurrentStatement current = WATCHED.get();
    if (current != null) {
      current.statement = next;
      if (current.cancelled) {
        Thread.interrupted(); // on a virtual thread it would end the session, which is to roll back
        throw new SQLTransientException("The request was broken off");
      }
    }
  }

  /// Whether the present thread may run no more statements.
  static boolean isCancelled() {
    CurrentStatement current = WATCHED.get();
    return current != null && current.cancelled;
  }

  /// Has the server end the statement, if one is running: the thread gets PostgreSQL's
  /// `query_canceled`. Comes back at once, however long the server takes.
  public void cancel() {
    cancelled = true;
    Statement running = statement;
    if (running != null) {
      Thread.startVirtualThread(() -> cancel(running));
    }
  }

  private static void cancel(Statement running) {
    try {
      running.cancel();
    } catch (SQLException serverHasGone) {
      LOG.debug("A statement could not be cancelled", serverHasGone);
    }
  }
}
