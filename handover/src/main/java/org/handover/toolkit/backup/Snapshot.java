package org.handover.toolkit.backup;

import java.sql.SQLException;
import org.handover.toolkit.database.Session;

/// A moment of the database that several sessions can look at.
record Snapshot(Session session, String id) implements AutoCloseable {
  static Snapshot of(Session session) throws SQLException {
    session.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
    session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return new Snapshot(session, session.text("SELECT pg_export_snapshot()"));
  }

  @Override
  public void close() throws SQLException {
    session.execute("ROLLBACK");
  }
}
