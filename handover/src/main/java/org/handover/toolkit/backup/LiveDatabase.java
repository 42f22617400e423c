package org.handover.toolkit.backup;

import java.sql.SQLException;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.StoppedException;

/// Whether two URLs lead to one database. A text may name it in many ways (another host name, a
/// pooler, a port that is forwarded); the cluster's number and the database's own do not.
final class LiveDatabase {
  private static final String IDENTITY =
      """
      SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid
      FROM pg_database WHERE datname = current_database()
      """;

  enum Answer {
    YES,
    NO,
    /// The live server does not answer.
    UNKNOWN
  }

  private LiveDatabase() {}

  static Answer is(Session target, DatabaseUrl live) throws SQLException {
    String identity = target.text(IDENTITY);
    try (Session session = new Database(live).connect()) {
      return session.text(IDENTITY).equals(identity) ? Answer.YES : Answer.NO;
    } catch (StoppedException e) {
      return Answer.UNKNOWN;
    }
  }
}
