package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.script.ObjectKind;

/// The names of all objects of a database, at one moment.
public record KnownObjects(Set<Entry> entries) {
  private static final String SQL =
      """
      WITH spaces AS (
          SELECT oid, nspname::text AS name FROM pg_catalog.pg_namespace
          WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
      ), relations AS (
          SELECT c.oid, s.name AS space, c.relname::text AS name
          FROM pg_catalog.pg_class c JOIN spaces s ON s.oid = c.relnamespace
      )
      SELECT 'RELATION', space, name, '' FROM relations
      UNION ALL
      SELECT 'COLUMN', space, name, attname FROM relations
      JOIN pg_catalog.pg_attribute ON attrelid = oid AND attnum > 0 AND NOT attisdropped
      UNION ALL
      SELECT 'CONSTRAINT', space, name, conname FROM relations r
      JOIN pg_catalog.pg_constraint ON conrelid = r.oid
      UNION ALL
      SELECT 'KEY', space, name, '' FROM relations r WHERE EXISTS (
          SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = r.oid AND (i.indisunique OR i.indisexclusion))
      UNION ALL
      SELECT 'TRIGGER', space, name, tgname FROM relations r
      JOIN pg_catalog.pg_trigger ON tgrelid = r.oid AND NOT tgisinternal
      UNION ALL
      SELECT 'POLICY', space, name, polname FROM relations r
      JOIN pg_catalog.pg_policy ON polrelid = r.oid
      UNION ALL
      SELECT 'RULE', space, name, rulename FROM relations r
      JOIN pg_catalog.pg_rewrite ON ev_class = r.oid AND rulename <> '_RETURN'
      UNION ALL
      SELECT 'FUNCTION', name, proname, '' FROM spaces s JOIN pg_catalog.pg_proc ON pronamespace = s.oid
      UNION ALL
      SELECT 'TYPE', name, typname, '' FROM spaces s JOIN pg_catalog.pg_type ON typnamespace = s.oid
      UNION ALL
      SELECT 'SCHEMA', '', name, '' FROM spaces
      UNION ALL
      SELECT 'EXTENSION', '', extname, '' FROM pg_catalog.pg_extension
      UNION ALL
      SELECT 'PUBLICATION', '', pubname, '' FROM pg_catalog.pg_publication
      UNION ALL
      SELECT 'STATISTICS', name, stxname, '' FROM spaces s
      JOIN pg_catalog.pg_statistic_ext ON stxnamespace = s.oid
      UNION ALL
      SELECT 'COLLATION', name, collname, '' FROM spaces s
      JOIN pg_catalog.pg_collation ON collnamespace = s.oid
      UNION ALL
      SELECT 'TEXT_SEARCH', name, cfgname, '' FROM spaces s
      JOIN pg_catalog.pg_ts_config ON cfgnamespace = s.oid
      UNION ALL
      SELECT 'TEXT_SEARCH', name, dictname, '' FROM spaces s
      JOIN pg_catalog.pg_ts_dict ON dictnamespace = s.oid
      """;

  /// An object, or a part of one.
  ///
  /// @param schema empty for what stands in none
  /// @param part a column, constraint, trigger … of `name`; empty: the object itself
  public record Entry(ObjectKind kind, String schema, String name, String part) {}

  public KnownObjects {
    entries = Set.copyOf(entries);
  }

  public static KnownObjects read(Session session) throws SQLException {
    List<Entry> found =
        session.query(
            SQL,
            row ->
                new Entry(
                    ObjectKind.valueOf(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)));
    return new KnownObjects(new HashSet<>(found));
  }

  public boolean has(ObjectKind kind, String schema, String name, String part) {
    return entries.contains(new Entry(kind, schema, name, part));
  }

  /// These and the others.
  public KnownObjects and(KnownObjects others) {
    Set<Entry> all = new HashSet<>(entries);
    all.addAll(others.entries);
    return new KnownObjects(all);
  }
}
