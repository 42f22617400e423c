package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;

/// A foreign key, compared as the server compares it: by the key's own operators, whatever the
/// search_path is, and their types.
///
/// @param name for people
/// @param child as SQL wants it: a key is not about the tables that inherit from it
/// @param parent as SQL wants it
/// @param match whether `p` is the row that `c` points at
/// @param bound whether `c` points at anything
/// @param period whether it is met by several rows together (PostgreSQL 18's PERIOD)
record ForeignKey(
    String name, String child, String parent, String match, String bound, boolean period) {
  static List<ForeignKey> all(Session session, List<String> schemas) throws SQLException {
    return session.query(
        """
        SELECT format('%s of %s', c.conname, c.conrelid::regclass),
               CASE ct.relkind WHEN 'r' THEN 'ONLY ' ELSE '' END || c.conrelid::regclass::text,
               CASE pt.relkind WHEN 'r' THEN 'ONLY ' ELSE '' END || c.confrelid::regclass::text,
               string_agg(format('p.%I%s OPERATOR(%I.%s) c.%I%s%s', pa.attname, lt.cast, opn.nspname, o.oprname, ca.attname,
                                 rt.cast, CASE WHEN pa.attcollation <> ca.attcollation
                                          THEN coalesce(' COLLATE ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname), '')
                                          ELSE '' END),
                          ' AND ' ORDER BY k.place),
               string_agg(format('c.%I IS DISTINCT FROM NULL', ca.attname),
                          CASE c.confmatchtype WHEN 'f' THEN ' OR ' ELSE ' AND ' END ORDER BY k.place),
               coalesce((to_jsonb(c) ->> 'conperiod')::boolean, false)
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace AND n.nspname = ANY (?)
        JOIN pg_class ct ON ct.oid = c.conrelid JOIN pg_class pt ON pt.oid = c.confrelid
        CROSS JOIN LATERAL unnest(c.conkey, c.confkey, c.conpfeqop) WITH ORDINALITY k (child, parent, operator, place)
        JOIN pg_attribute ca ON ca.attrelid = c.conrelid AND ca.attnum = k.child
        JOIN pg_attribute pa ON pa.attrelid = c.confrelid AND pa.attnum = k.parent
        JOIN pg_operator o ON o.oid = k.operator JOIN pg_namespace opn ON opn.oid = o.oprnamespace
        -- An array, an enum or a range is compared as what it is.
        CROSS JOIN LATERAL (SELECT CASE typtype WHEN 'p' THEN '' ELSE '::' || format_type(oid, -1) END AS cast
                            FROM pg_type WHERE oid = o.oprleft) lt
        CROSS JOIN LATERAL (SELECT CASE typtype WHEN 'p' THEN '' ELSE '::' || format_type(oid, -1) END AS cast
                            FROM pg_type WHERE oid = o.oprright) rt
        LEFT JOIN pg_collation l ON l.oid = pa.attcollation LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
        WHERE c.contype = 'f' AND c.conparentid = 0 AND coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true)
        GROUP BY c.oid, c.conname, c.conrelid, c.confrelid, c.confmatchtype, ct.relkind, pt.relkind,
                 to_jsonb(c) ->> 'conperiod'
        ORDER BY 1
        """,
        row ->
            new ForeignKey(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6)),
        schemas);
  }

  String countOfOrphans() {
    return "SELECT count(*) FROM %s c WHERE (%s) AND NOT EXISTS (SELECT FROM %s p WHERE %s)"
        .formatted(child, bound, parent, match);
  }
}
