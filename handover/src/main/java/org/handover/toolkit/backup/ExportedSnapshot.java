package org.handover.toolkit.backup;

import java.sql.SQLException;
import org.handover.toolkit.database.Session;

/// A moment of the database that several sessions can look at.
record ExportedSnapshot(Session session, String id) implements AutoCloseable {
  static ExportedSnapshot of(Session session) throws SQLException {
    // A row that this role may not see would be missing from the copy without a word.
    session.execute("SET row_security = off");
    session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return new ExportedSnapshot(session, session.text("SELECT pg_export_snapshot()"));
  }

  /// Where it stands in the server's log.
  String position() throws SQLException {
    return session.text(
        "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END");
  }

  @Override
  public void close() throws SQLException {
    session.execute("ROLLBACK");
  }
}
