package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;

/// Sequences that would give a number which a row has already: after an import by hand, for
/// instance.
public final class SequenceCheck {
  private static final int AT_ONCE = 100;

  private SequenceCheck() {}

  /// A column that a sequence fills.
  ///
  /// @param sequence as SQL wants it
  private record Filled(Relation table, String column, String sequence) {}

  /// One that lags.
  ///
  /// @param next the number that the sequence would give
  public record Behind(Relation table, String column, String sequence, long highest, long next) {
    public String remedy() {
      return "SELECT setval('%s', %d)".formatted(sequence.replace("'", "''"), highest);
    }
  }

  public static List<Behind> behind(Session session, List<String> schemas) throws SQLException {
    List<Filled> columns = filledColumns(session, schemas);
    List<Behind> behind = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += AT_ONCE) {
      List<Filled> some = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
      behind.addAll(
          session.query(
              union(some),
              row -> {
                Filled column = some.get(row.getInt(1));
                return new Behind(
                    column.table(),
                    column.column(),
                    column.sequence(),
                    row.getLong(2),
                    row.getLong(3));
              }));
    }
    return behind;
  }

  private static List<Filled> filledColumns(Session session, List<String> schemas)
      throws SQLException {
    return session.query(
        """
        SELECT n.nspname, t.relname, a.attname, format('%I.%I', o.nspname, s.relname)
        FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = ANY (?)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                AND p.refclassid = 'pg_class'::regclass AND p.deptype = 'n'
             OR a.attidentity <> '' AND p.classid = 'pg_class'::regclass AND p.refobjid = t.oid
                AND p.refobjsubid = a.attnum AND p.deptype = 'i'
        JOIN pg_class s ON s.oid = CASE WHEN p.deptype = 'n' THEN p.refobjid ELSE p.objid END AND s.relkind = 'S'
        JOIN pg_namespace o ON o.oid = s.relnamespace
        WHERE t.relkind IN ('r', 'p') AND has_table_privilege(t.oid, 'SELECT')
          AND CASE s.relkind WHEN 'S' THEN has_sequence_privilege(s.oid, 'SELECT') END
        """,
        row ->
            new Filled(
                new Relation(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4)),
        schemas);
  }

  private static String union(List<Filled> columns) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Filled column = columns.get(i);
      parts.add(
          """
          SELECT %d, m.highest, s.next
          FROM (SELECT max(%s)::bigint AS highest FROM %s) m,
               (SELECT last_value + is_called::int AS next FROM %s) s
          WHERE m.highest >= s.next
          """
              .formatted(
                  i, Relation.quote(column.column()), column.table().quoted(), column.sequence()));
    }
    return String.join("UNION ALL\n", parts);
  }
}
