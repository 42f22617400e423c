package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;

/// A mark in the target for as long as a restore is under way: what a killed run left is recognised
/// by it, and by nothing else. All that stands in a database with our mark is ours, since a restore
/// begins with an empty one.
final class UnfinishedRestore {
  static final String SCHEMA = "handover_restore";

  private final Session session;

  UnfinishedRestore(Session session) {
    this.session = session;
  }

  /// Of which backup a restore was begun here; empty: none was.
  List<String> backups() throws SQLException {
    boolean there = session.is("SELECT to_regclass('handover_restore.unfinished') IS NOT NULL");
    return there
        ? session.query("SELECT backup FROM handover_restore.unfinished", row -> row.getString(1))
        : List.of();
  }

  /// Whether all rows are there, and only what can be said twice is left to do.
  boolean isFilled() throws SQLException {
    return session.is("SELECT coalesce(bool_or(filled), false) FROM handover_restore.unfinished");
  }

  void begin(String backup) throws SQLException {
    session.inTransaction(() -> {
      session.execute(
          """
          CREATE SCHEMA handover_restore;
          CREATE TABLE handover_restore.unfinished (backup text NOT NULL, since timestamptz NOT NULL, filled boolean NOT NULL)
          """);
      session.update("INSERT INTO handover_restore.unfinished VALUES (?, now(), false)", backup);
    });
  }

  void filled() throws SQLException {
    session.execute("UPDATE handover_restore.unfinished SET filled = true");
  }

  void end() throws SQLException {
    session.execute("DROP SCHEMA handover_restore CASCADE");
  }

  /// One restore into a database at a time, for as long as the session lives.
  boolean takeTurn() throws SQLException {
    return session.is("SELECT pg_try_advisory_lock(hashtextextended('handover restore', 0))");
  }

  /// What the killed run's programs had asked the server for may still be at work.
  void endLeftSessions() throws SQLException {
    session.query(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = current_user AND application_name = ? AND pid <> pg_backend_pid()
        """,
        row -> row.getBoolean(1),
        Database.APPLICATION);
  }
}
