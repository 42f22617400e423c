package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.time.Clock;
import org.handover.postgres.AdvisoryLocks;
import org.handover.toolkit.config.SchemaSettings;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Session;

/// One applier at a time. The server frees the lock when the session ends, however it ends.
final class ApplierLock {
  private ApplierLock() {}

  /// Asks again and again instead of waiting in the server: a session that waits there is one that
  /// the other applier's CREATE INDEX CONCURRENTLY would wait for in turn.
  static void take(Session session, SchemaSettings settings, Clock clock) throws SQLException {
    if (session.is("SELECT current_setting('server_version_num')::int >= 140000")) {
      // A server that would notice only at the next answer that its client was killed goes on
      // alone.
      session.execute("SET client_connection_check_interval = '1s'");
    }
    new LockRetry(clock, settings.lockTimeout(), settings.patience())
        .run(
            "waiting for another applier",
            (_, _) -> {
              if (!session.is("SELECT pg_try_advisory_lock(?)", AdvisoryLocks.APPLIER)) {
                throw new SQLException("another applier is at work", "55P03");
              }
            });
  }
}
