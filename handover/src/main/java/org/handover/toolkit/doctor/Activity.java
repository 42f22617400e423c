package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Whether this role sees what other roles' sessions do: without that right the server answers with
/// NULL, and nothing would look like all is well.
final class Activity {
  private Activity() {}

  static boolean isSeen(Session session) throws SQLException {
    return session.is(
        "SELECT pg_has_role('pg_read_all_stats', 'USAGE') OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)");
  }

  static List<Finding> unseen(String topic) {
    return List.of(
        Finding.inconclusive(
            topic,
            "the sessions of other roles are hidden from this one",
            "GRANT pg_monitor TO this role"));
  }
}
