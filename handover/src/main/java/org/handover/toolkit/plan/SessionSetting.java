package org.handover.toolkit.plan;

import java.sql.SQLException;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.Change;

/// A script's setting, for the session.
public final class SessionSetting {
  private static final String UNKNOWN_TO_THE_SERVER = "42704";

  private SessionSetting() {}

  /// Runs it. A newer pg_dump sets what an older server does not have yet (`transaction_timeout`):
  /// there it says nothing.
  public static void run(Session session, Change change) throws SQLException {
    try {
      session.execute(change.sql());
    } catch (SQLException e) {
      if (!SqlFailure.state(e).equals(UNKNOWN_TO_THE_SERVER)) {
        throw e;
      }
    }
  }
}
