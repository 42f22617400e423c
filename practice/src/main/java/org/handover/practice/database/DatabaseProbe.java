package org.handover.practice.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says whether the database answers, within three seconds either way. It asks on a session of its
/// own: that all of the pool's are in use is load, not an outage. However many ask, the database is
/// asked twice a second at most.
public final class DatabaseProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);

  private static final int SECONDS_TO_ANSWER = 1;
  private static final int SECONDS_TO_OPEN = 2;
  private static final long GOOD_FOR_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private record Finding(boolean answers, long at) {
    boolean isFresh() {
      return System.nanoTime() - at < GOOD_FOR_NANOS;
    }
  }

  private final Database database;
  private final PGSimpleDataSource sessions;
  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable Connection session;
  private volatile Finding last = new Finding(true, System.nanoTime() - GOOD_FOR_NANOS);

  DatabaseProbe(Database database) {
    this.database = database;
    sessions = database.url().dataSource("practice");
    sessions.setLoginTimeout(SECONDS_TO_OPEN);
    sessions.setSocketTimeout(SECONDS_TO_ANSWER);
  }

  /// Whether the database was of this process and will never answer again.
  public boolean isLost() {
    return database.isLost();
  }

  public boolean answers() {
    if (last.isFresh()) {
      return last.answers();
    }
    asking.lock();
    try {
      if (!last.isFresh()) {
        remember(ask());
      }
      return last.answers();
    } finally {
      asking.unlock();
    }
  }

  private void remember(boolean answers) {
    if (answers != last.answers()) {
      LOG.warn(answers ? "The database answers again" : "The database does not answer");
    }
    last = new Finding(answers, System.nanoTime());
  }

  /// A session that has gone says nothing about a new one.
  private boolean ask() {
    return (session != null && ask(session)) || askOnNewSession();
  }

  private boolean askOnNewSession() {
    close();
    try {
      Connection opened = sessions.getConnection();
      session = opened;
      return ask(opened);
    } catch (SQLException e) {
      LOG.debug("No session for the probe", e);
      return false;
    }
  }

  private static boolean ask(Connection session) {
    try (Statement statement = session.createStatement()) {
      return statement.execute("select 1");
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try (Connection ended = session) {
      session = null;
    } catch (SQLException e) {
      LOG.debug("The probe's session did not end well", e);
    }
  }
}
