package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;

/// CHECK constraints that call functions of the database's own. Such a function may read another
/// table, which may not be filled yet: the rows are loaded without the constraint, and held against
/// it when all are there.
final class DeferredChecks {
  private static final String CHECKS =
      """
      WITH RECURSIVE depth AS (
          SELECT c.oid, 0 AS depth FROM pg_class c
          WHERE c.relkind IN ('r', 'p', 'f') AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
          UNION ALL SELECT i.inhrelid, d.depth + 1 FROM depth d JOIN pg_inherits i ON i.inhparent = d.oid
      )
      SELECT CASE WHEN c.conrelid <> 0 THEN format('TABLE %I.%I', tn.nspname, t.relname)
                  ELSE format('DOMAIN %I.%I', yn.nspname, y.typname) END,
             quote_ident(c.conname), pg_get_constraintdef(c.oid)
      FROM pg_constraint c
      LEFT JOIN pg_class t ON t.oid = c.conrelid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
      LEFT JOIN pg_type y ON y.oid = c.contypid LEFT JOIN pg_namespace yn ON yn.oid = y.typnamespace
      WHERE c.contype = 'c' AND c.convalidated AND c.conislocal
        AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_constraint'::regclass AND d.objid = c.oid
                    AND d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass) AND d.refobjid >= 16384)
        AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
                        AND (e.classid, e.objid) IN (('pg_class'::regclass, c.conrelid), ('pg_type'::regclass, c.contypid)))
      ORDER BY (SELECT max(d.depth) FROM depth d WHERE d.oid = c.conrelid) NULLS FIRST, 1, 2
      """;

  private final Session session;
  private final List<Check> checks;

  private record Check(String on, String name, String definition) {
    String says(String what) {
      return "ALTER %s %s".formatted(on, what);
    }
  }

  private DeferredChecks(Session session, List<Check> checks) {
    this.session = session;
    this.checks = checks;
  }

  static DeferredChecks drop(Session session) throws SQLException {
    String path = session.text("SELECT current_setting('search_path')");
    session.execute("SET search_path = ''");
    List<Check> checks =
        session.query(
            CHECKS, row -> new Check(row.getString(1), row.getString(2), row.getString(3)));
    session.text("SELECT set_config('search_path', ?, false)", path);
    for (Check check : checks) {
      session.execute(check.says("DROP CONSTRAINT IF EXISTS " + check.name()));
    }
    return new DeferredChecks(session, checks);
  }

  /// Which of them the rows do not meet.
  List<String> addAgain() throws SQLException {
    for (Check check : checks) {
      session.execute(
          check.says("ADD CONSTRAINT %s %s NOT VALID".formatted(check.name(), check.definition())));
    }
    List<String> broken = new ArrayList<>();
    for (Check check : checks) {
      try {
        session.execute(check.says("VALIDATE CONSTRAINT " + check.name()));
      } catch (SQLException e) {
        broken.add(
            "%s: its rows do not pass the constraint %s when they are restored (%s): correct the function or the rows"
                .formatted(check.on(), check.name(), SqlFailure.state(e)));
      }
    }
    return broken;
  }
}
