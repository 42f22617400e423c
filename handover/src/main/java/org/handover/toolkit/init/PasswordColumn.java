package org.handover.toolkit.init;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.doctor.HashFormat;
import org.handover.toolkit.schema.Relation;

/// A column that holds password hashes: by its name, and by what its values begin with. Values do
/// not leave the database.
///
/// @param table as `doctor.passwords.table` names it
/// @param width in characters; 0: no limit
/// @param longest of the values
/// @param hashes how many of the values that were looked at are in a known format
record PasswordColumn(String table, String column, int width, int longest, long hashes) {
  private static final int LOOKED_AT = 10_000;

  /// A column whose name says that it could be one.
  private record Candidate(Relation table, String column, int width) {}

  /// The most hashes first; only such as hold any.
  static List<PasswordColumn> find(Session session) throws SQLException {
    List<PasswordColumn> found = new ArrayList<>();
    for (Candidate candidate : candidates(session)) {
      PasswordColumn column = look(candidate, session);
      if (column.hashes() > 0) {
        found.add(column);
      }
    }
    found.sort(Comparator.comparingLong(PasswordColumn::hashes).reversed());
    return found;
  }

  private static List<Candidate> candidates(Session session) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, c.relname, a.attname, greatest(a.atttypmod - 4, 0)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'
          AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
          AND a.attname ~* '(passw|passwd|pwd|hash|credential)'
          AND has_column_privilege(c.oid, a.attnum, 'SELECT')
        ORDER BY 1, 2, 3
        """,
        row ->
            new Candidate(
                new Relation(row.getString(1), row.getString(2)), row.getString(3), row.getInt(4)));
  }

  private static PasswordColumn look(Candidate candidate, Session session) throws SQLException {
    return session.one(
        """
        SELECT coalesce(max(length(value)), 0), count(*) FILTER (WHERE value ~ ?)
        FROM (SELECT %s AS value FROM %s LIMIT %d) sample
        """
            .formatted(Relation.quote(candidate.column()), candidate.table().quoted(), LOOKED_AT),
        row ->
            new PasswordColumn(
                candidate.table().toString(),
                candidate.column(),
                candidate.width(),
                row.getInt(1),
                row.getLong(2)),
        HashFormat.PATTERN);
  }
}
