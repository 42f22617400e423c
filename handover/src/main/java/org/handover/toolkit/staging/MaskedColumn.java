package org.handover.toolkit.staging;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// A column that could hold what a person wrote, in any schema but the toolkit's own.
///
/// @param type `text`, `character varying`, `character`, `citext`, `name`, `json`, `jsonb`, `xml`,
///   `inet` and the like, or one of an extension
/// @param longest in characters; 0: no limit
record MaskedColumn(
    Relation table, String name, String type, int longest, boolean nullable, boolean array) {
  static List<MaskedColumn> all(Session session) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, c.relname, a.attname, b.typname, greatest(a.atttypmod - 4, 0),
               NOT a.attnotnull, t.typelem <> 0 AND t.typlen = -1
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype
                                       WHEN t.typelem <> 0 AND t.typlen = -1 THEN t.typelem ELSE t.oid END
        WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
          AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'handover', 'handover_readonly')
          AND (b.typcategory IN ('S', 'U', 'I') AND b.typname NOT IN ('uuid', 'tsvector', 'tsquery', 'pg_lsn', 'xid8', 'txid_snapshot')
               OR b.typname IN ('json', 'jsonb'))
        ORDER BY 1, 2, a.attnum
        """,
        row ->
            new MaskedColumn(
                new Relation(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(6),
                row.getBoolean(7)));
  }

  boolean isJson() {
    return type.startsWith("json");
  }

  boolean isText() {
    return !array && List.of("text", "varchar", "bpchar", "citext").contains(type);
  }

  String quoted() {
    return Relation.quote(name);
  }

  @Override
  public String toString() {
    return table + "." + name;
  }
}
