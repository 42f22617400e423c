package org.handover.toolkit.schema;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.database.Session;

/// A column of whole numbers that a sequence fills, and nothing but the sequence: a default that
/// makes something else of the number, a text for instance, says nothing about which are taken.
///
/// @param sequence as SQL wants it
/// @param lowest of what both the sequence and the column take
/// @param highest of what both take
/// @param unique whether two rows may not have the same number
/// @param readable whether this role may look at both
record NumberedColumn(
    Relation table,
    String column,
    String sequence,
    long increment,
    long lowest,
    long highest,
    boolean cycles,
    boolean unique,
    boolean readable) {
  /// `nextval('…'::regclass)`, perhaps cast to another type of numbers.
  private static final String NOTHING_BUT_NEXTVAL =
      "^\\(?nextval\\('([^']|'')*'::regclass\\)\\)?(::(smallint|integer|bigint|numeric|numeric\\([0-9,]+\\)))?$";

  static List<NumberedColumn> all(Session session, List<String> schemas) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, t.relname, a.attname, format('%I.%I', o.nspname, s.relname), q.seqincrement,
               greatest(q.seqmin, CASE f.type WHEN 'int2'::regtype THEN -32768 WHEN 'int4'::regtype THEN -2147483648 ELSE q.seqmin END),
               least(q.seqmax, CASE f.type WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE q.seqmax END),
               q.seqcycle,
               EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique AND i.indnkeyatts = 1
                       AND i.indkey[0] = a.attnum AND i.indpred IS NULL),
               has_column_privilege(t.oid, a.attnum, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE')
               AND has_schema_privilege(o.oid, 'USAGE')
               AND CASE s.relkind WHEN 'S' THEN has_sequence_privilege(s.oid, 'SELECT') END
        FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = ANY (?)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type y ON y.oid = a.atttypid
        CROSS JOIN LATERAL (SELECT CASE y.typtype WHEN 'd' THEN y.typbasetype ELSE y.oid END AS type) f
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                AND p.refclassid = 'pg_class'::regclass AND p.deptype = 'n'
                AND pg_get_expr(d.adbin, d.adrelid) ~ ?
             OR a.attidentity <> '' AND p.classid = 'pg_class'::regclass AND p.refobjid = t.oid
                AND p.refobjsubid = a.attnum AND p.deptype = 'i'
        JOIN pg_class s ON s.oid = CASE WHEN p.deptype = 'n' THEN p.refobjid ELSE p.objid END AND s.relkind = 'S'
        JOIN pg_sequence q ON q.seqrelid = s.oid
        JOIN pg_namespace o ON o.oid = s.relnamespace
        WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition
          AND f.type IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
        ORDER BY 1, 2, 3
        """,
        row ->
            new NumberedColumn(
                new Relation(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getBoolean(10)),
        schemas,
        NOTHING_BUT_NEXTVAL);
  }

  /// Keys whose numbers are computed in a way that is not read here: an expression with `nextval`,
  /// or a function of the database's own. With the expression, for people.
  static List<String> computed(Session session, List<String> schemas) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, t.relname, a.attname || ' (' || pg_get_expr(d.adbin, d.adrelid) || ')'
        FROM pg_attrdef d JOIN pg_class t ON t.oid = d.adrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.adnum AND a.attgenerated = ''
        JOIN pg_type y ON y.oid = a.atttypid
        CROSS JOIN LATERAL (SELECT CASE y.typtype WHEN 'd' THEN y.typbasetype ELSE y.oid END AS type) f
        WHERE n.nspname = ANY (?) AND t.relkind IN ('r', 'p') AND NOT t.relispartition
          AND f.type IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
          AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique AND i.indnkeyatts = 1
                      AND i.indkey[0] = a.attnum)
          AND (pg_get_expr(d.adbin, d.adrelid) ~ 'nextval' AND pg_get_expr(d.adbin, d.adrelid) !~ ?
               OR EXISTS (SELECT FROM pg_depend p JOIN pg_proc c ON c.oid = p.refobjid
                          WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_proc'::regclass
                            AND c.provolatile = 'v'))
        ORDER BY 1, 2, 3
        """,
        row -> new Relation(row.getString(1), row.getString(2)) + "." + row.getString(3),
        schemas,
        NOTHING_BUT_NEXTVAL);
  }

  private boolean ascends() {
    return increment > 0;
  }

  /// The last number that the sequence can give.
  long limit() {
    return ascends() ? highest : lowest;
  }

  /// What the sequence gives next; empty if there is nothing left.
  ///
  /// @param number what would come if there were no limits
  Optional<BigInteger> following(BigInteger number) {
    boolean within =
        ascends()
            ? number.compareTo(BigInteger.valueOf(highest)) <= 0
            : number.compareTo(BigInteger.valueOf(lowest)) >= 0;
    if (within) {
      return Optional.of(number);
    }
    return cycles
        ? Optional.of(BigInteger.valueOf(ascends() ? lowest : highest))
        : Optional.empty();
  }

  /// A query for the last number of those that the sequence is going to give and a row has. Of one
  /// that cycles only the next number counts, and only where no two rows may share it.
  String collision(int place, BigInteger next) {
    String value = Relation.quote(column);
    String among =
        cycles
            ? "%s = %s AND %b".formatted(value, literal(next), unique)
            : between(
                    value,
                    ascends() ? next : BigInteger.valueOf(lowest),
                    ascends() ? BigInteger.valueOf(highest) : next)
                + onlyGiven(value, next);
    return "SELECT %d AS place, (SELECT %s(%s) FROM %s WHERE %s)::numeric AS taken, %s AS next"
        .formatted(place, ascends() ? "max" : "min", value, table.quoted(), among, literal(next));
  }

  private static String between(String value, BigInteger from, BigInteger to) {
    return "%s BETWEEN %s AND %s".formatted(value, literal(from), literal(to));
  }

  private String onlyGiven(String value, BigInteger next) {
    return Math.abs(increment) == 1
        ? ""
        : " AND (%s::numeric - %s) %% %d = 0".formatted(value, literal(next), increment);
  }

  private static String literal(BigInteger number) {
    return "'%s'::bigint".formatted(number);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
