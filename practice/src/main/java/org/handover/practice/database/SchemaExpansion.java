package org.handover.practice.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.handover.postgres.AdvisoryLocks;
import org.handover.postgres.DatabaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds to the legacy tables what the service needs beside them, from `db/expand`, while the legacy
/// backend works on them.
///
/// Each statement commits by itself and may be run again, so that a script that was killed, or that
/// gave up waiting for a lock, is simply run again from its start.
final class SchemaExpansion {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaExpansion.class);

  /// PostgreSQL's lock_not_available and deadlock_detected: another session was first.
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01");

  /// Given back before the session ends, which the server may notice only later.
  private interface ApplierLock extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  private final DatabaseUrl url;
  private final RetryPauses pauses;

  SchemaExpansion(DatabaseUrl url, RetryPauses pauses) {
    this.url = url;
    this.pauses = pauses;
  }

  /// @throws StartRefusedException naming the script that did not go through
  void apply() {
    List<SqlScript> scripts = SqlScript.loadAll("db/expand");
    try (Connection connection = url.dataSource("practice").getConnection()) {
      try (ApplierLock _ = waitForOtherAppliers(connection)) {
        for (SqlScript script : scripts) {
          apply(script, connection);
        }
      }
    } catch (SQLException e) {
      throw failed("db/expand", e);
    }
  }

  /// Asks again and again instead of waiting in the server: a session that waits there is one that
  /// the other applier's CREATE INDEX CONCURRENTLY would wait for in turn.
  private ApplierLock waitForOtherAppliers(Connection connection) throws SQLException {
    for (int attempt = 1; !isOnlyApplier(connection); attempt++) {
      if (!pauses.pauseAfter(attempt)) {
        throw new SQLException("another instance is still expanding it");
      }
    }
    return () -> ask("SELECT pg_advisory_unlock(" + AdvisoryLocks.APPLIER + ")", connection);
  }

  private static boolean isOnlyApplier(Connection connection) throws SQLException {
    return ask("SELECT pg_try_advisory_lock(" + AdvisoryLocks.APPLIER + ")", connection);
  }

  private static boolean ask(String question, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void apply(SqlScript script, Connection connection) {
    for (int attempt = 1; ; attempt++) {
      try {
        run(script, connection);
        LOG.info("Applied {}", script.name());
        return;
      } catch (SQLException e) {
        if (!WORTH_ANOTHER_TRY.contains(e.getSQLState()) || !pauses.pauseAfter(attempt)) {
          throw failed(script.name(), e);
        }
        LOG.info("{} had to give way to live requests (attempt {})", script.name(), attempt);
      }
    }
  }

  private static void run(SqlScript script, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.statements()) {
        statement.execute(sql);
      }
    }
  }

  private StartRefusedException failed(String script, SQLException e) {
    return new StartRefusedException(
        new StartupFailure.ExpansionFailed(url, script, DatabaseFailure.messageOf(e)), e);
  }
}
