package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Which statements a script of an undo may hold: those that alter or drop objects of this
/// database, and queries that write nothing. Whether they take away more than the additions shows
/// in the rehearsal; rows do not show there, so that what writes any is refused before it runs at
/// all.
final class UndoScriptGate {
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?is)(?:ALTER|DROP|CREATE(?: OR REPLACE)?|COMMENT ON|SECURITY LABEL ON|REFRESH)\\s+(?<what>\\w+).*|(?:GRANT|REVOKE)\\s.*");
  private static final Pattern BEYOND_THE_DATABASE =
      Pattern.compile(
          "(?i)SYSTEM|DATABASE|ROLE|USER|GROUP|TABLESPACE|OWNED|SUBSCRIPTION|SERVER|FOREIGN|EVENT");
  private static final Pattern ROLES = Pattern.compile("(?is)(?:GRANT|REVOKE)\\s.*");
  private static final Pattern QUERY = Pattern.compile("(?is)(?:SELECT|WITH|VALUES|TABLE)\\b.*");
  private static final Pattern ON_SOMETHING = Pattern.compile("(?is).*\\sON\\s.*");

  /// A call of a function that is not the server's own could write anything.
  private static final Pattern WRITES =
      Pattern.compile("\"Node Type\": \"(?:ModifyTable|LockRows|Function Scan)\"");

  private UndoScriptGate() {}

  /// Asks the server for the plan of a query, which runs nothing.
  ///
  /// @param scratch with the live schema
  /// @throws StoppedException if it is not allowed
  static void require(Change change, Session scratch) throws SQLException {
    String sql = change.sql();
    Matcher definition = DEFINITION.matcher(sql);
    if (definition.matches()) {
      String what = definition.group("what");
      if (what == null ? !ON_SOMETHING.matcher(sql).matches() : beyond(what)) {
        throw refused(change, "has effects beyond this database");
      }
    } else if (!QUERY.matcher(sql).matches() || writes(sql, scratch)) {
      throw refused(change, "writes or removes rows, or what it does cannot be told from its text");
    }
  }

  private static boolean beyond(String what) {
    return BEYOND_THE_DATABASE.matcher(what).matches() || ROLES.matcher(what).matches();
  }

  private static boolean writes(String sql, Session scratch) throws SQLException {
    try {
      String plan =
          String.join(
              "\n",
              scratch.query(
                  "EXPLAIN (VERBOSE, FORMAT JSON) " + sql.replace("?", "??"),
                  row -> row.getString(1)));
      return WRITES.matcher(plan).find()
          || scratch
              .query(
                  "SELECT DISTINCT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname <> 'pg_catalog' OR p.provolatile = 'v'",
                  row -> row.getString(1))
              .stream()
              .map(name -> name.substring(name.indexOf('.') + 1))
              .anyMatch(name -> plan.contains(name + "(") || plan.contains(name + "\"("));
    } catch (SQLException e) {
      throw SqlFailure.refused("an undo script: " + sql.lines().findFirst().orElse(""), e);
    }
  }

  private static StoppedException refused(Change change, String why) {
    return new StoppedException(
        new Fault.Refused(
            "%s %s: %s".formatted(change.id(), why, change.shown()),
            "an undo script alters and drops objects; values are saved and rows are left by the toolkit; nothing was changed"));
  }
}
