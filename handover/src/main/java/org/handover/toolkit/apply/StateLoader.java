package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.SchemaObject;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Makes the objects of a state in a scratch database.
final class StateLoader {
  /// What a role that is no superuser may not make, and what holds no values.
  private static final Set<String> MAY_LACK =
      Set.of(
          "EXTENSION",
          "COMMENT",
          "ACL",
          "DEFAULT ACL",
          "PUBLICATION",
          "PUBLICATION TABLE",
          "PUBLICATION TABLES IN SCHEMA",
          "SUBSCRIPTION",
          "EVENT TRIGGER",
          "USER MAPPING",
          "SERVER",
          "FOREIGN DATA WRAPPER");

  private StateLoader() {}

  /// @throws StoppedException if something cannot be made that the rehearsal rests on
  static void load(SchemaState state, Session scratch) throws SQLException {
    scratch.execute("SET check_function_bodies = off");
    Map<SchemaObject, SQLException> lacking = new LinkedHashMap<>();
    for (SchemaObject object : state.objects()) {
      if (!object.isSupplement()) {
        try {
          scratch.execute(object.sql());
        } catch (SQLException e) {
          lacking.put(object, e);
        }
      }
    }
    for (Map.Entry<SchemaObject, SQLException> one : lacking.entrySet()) {
      if (!MAY_LACK.contains(one.getKey().kind()) && !exists(one.getValue())) {
        throw new StoppedException(
            new Fault.Refused(
                "%s cannot be made in a scratch database: %s"
                    .formatted(one.getKey().key(), SqlFailure.message(one.getValue())),
                "give this role what it lacks there, or name a server as `scratch:` where it can be made; nothing was changed"));
      }
    }
  }

  /// The schema public is there in a new database.
  private static boolean exists(SQLException e) {
    return SqlFailure.state(e).equals("42P06");
  }
}
