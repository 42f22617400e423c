package org.handover.toolkit.plan;

import java.sql.SQLException;
import org.handover.toolkit.database.Session;

/// The second line behind the gate: a transaction that has written into a catalog that all
/// databases of the server share is rolled back, however it came to write there.
///
/// It is seen by the lock. `pg_shdepend`, who owns what, is written with each new table.
final class GlobalEffects {
  private GlobalEffects() {}

  /// Ends the transaction.
  static final class FoundException extends SQLException {
    private static final long serialVersionUID = 1;

    FoundException(String catalog) {
      super("it changes what all databases of the server share (" + catalog + ")", "");
    }
  }

  static void refuse(Session session) throws SQLException {
    for (String catalog :
        session.query(
            """
            SELECT c.relname FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
            WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.database = 0
              AND l.mode NOT IN ('AccessShareLock', 'RowShareLock') AND c.relkind = 'r' AND c.relname <> 'pg_shdepend'
            """,
            row -> row.getString(1))) {
      throw new FoundException(catalog);
    }
  }
}
