package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;

/// What a unique index promises. A partition's is part of the partitioned table's.
///
/// @param index as SQL wants it
/// @param table as SQL wants it: a rule is not about the tables that inherit from it
/// @param keys the expressions that have to be unique together, each under a name
/// @param names of the keys
/// @param filter which rows the rule is about
/// @param compared which keys are compared: as a rule NULLs differ from each other
/// @param usualEquality whether GROUP BY finds the same values equal
record UniqueRule(
    String index,
    String table,
    String keys,
    String names,
    String filter,
    String compared,
    boolean valid,
    boolean usualEquality) {
  static List<UniqueRule> all(Session session, List<String> schemas) throws SQLException {
    return session.query(
        """
        SELECT i.indexrelid::regclass::text,
               CASE t.relkind WHEN 'r' THEN 'ONLY ' ELSE '' END || i.indrelid::regclass::text,
               string_agg(pg_get_indexdef(i.indexrelid, k.place, true)
                          || coalesce(' COLLATE ' || quote_ident(cn.nspname) || '.' || quote_ident(l.collname), '') || ' AS k' || k.place,
                          ', ' ORDER BY k.place),
               string_agg('k' || k.place, ', ' ORDER BY k.place),
               coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
               CASE WHEN (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean THEN 'true'
                    ELSE string_agg(format('k%s IS DISTINCT FROM NULL', k.place), ' AND ' ORDER BY k.place) END,
               i.indisvalid,
               bool_and(e.own IS NOT DISTINCT FROM e.usual)
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_class x ON x.oid = i.indexrelid
        CROSS JOIN LATERAL generate_series(1, i.indnkeyatts::int) k (place)
        JOIN pg_attribute a ON a.attrelid = i.indexrelid AND a.attnum = k.place
        JOIN pg_type y ON y.oid = a.atttypid
        JOIN pg_opclass o ON o.oid = i.indclass[k.place - 1]
        LEFT JOIN pg_collation l ON l.oid = i.indcollation[k.place - 1] LEFT JOIN pg_namespace cn ON cn.oid = l.collnamespace
        -- The class that GROUP BY takes: that of the type itself, or of the one that it is stored as.
        LEFT JOIN LATERAL (
            SELECT d.opcfamily, d.opcintype FROM pg_opclass d
            WHERE d.opcmethod = o.opcmethod AND d.opcdefault
              AND d.opcintype IN (CASE y.typtype WHEN 'd' THEN y.typbasetype ELSE y.oid END, o.opcintype)
            ORDER BY d.opcintype = o.opcintype LIMIT 1) u ON true
        CROSS JOIN LATERAL (
            SELECT (SELECT amopopr FROM pg_amop WHERE amopfamily = o.opcfamily AND amopstrategy = 3
                    AND amoplefttype = o.opcintype AND amoprighttype = o.opcintype) AS own,
                   (SELECT amopopr FROM pg_amop WHERE amopfamily = u.opcfamily AND amopstrategy = 3
                    AND amoplefttype = u.opcintype AND amoprighttype = u.opcintype) AS usual) e
        WHERE i.indisunique AND NOT i.indisexclusion AND n.nspname = ANY (?) AND t.relkind IN ('r', 'p')
          AND NOT x.relispartition
        GROUP BY i.indexrelid, i.indrelid, i.indpred, i.indisvalid, t.relkind, to_jsonb(i) ->> 'indnullsnotdistinct'
        ORDER BY 1
        """,
        row ->
            new UniqueRule(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getBoolean(8)),
        schemas);
  }

  /// Keys have names before they are grouped: `GROUP BY 1` would mean the first column.
  String countOfDuplicates() {
    return """
    SELECT count(*) FROM (
        SELECT FROM (SELECT %s FROM %s WHERE %s) kept WHERE %s GROUP BY %s HAVING count(*) > 1) duplicates
    """
        .formatted(keys, table, filter, compared, names);
  }
}
