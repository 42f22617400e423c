package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.CatalogKind;
import org.handover.toolkit.schema.SchemaState;

/// What a concurrent build that was killed leaves behind: an index that costs writes and serves no
/// query, and whose name is taken.
final class LeftoverIndexes {
  private final Session session;
  private final List<String> known;

  /// @param name as SQL wants it
  /// @param inUse whether somebody holds the lock that builds hold; autovacuum, which holds it too,
  ///   makes way by itself
  private record Broken(String name, boolean inUse) {}

  /// @param before invalid indexes of that time are not ours
  LeftoverIndexes(Session session, SchemaState before) {
    this.session = session;
    this.known =
        before.objects().stream()
            .filter(object -> object.kind().equals(CatalogKind.INVALID_INDEX.toString()))
            .map(object -> object.schema() + "." + object.name())
            .toList();
  }

  /// @throws SQLException which is worth another try, while somebody else may still be building one
  ///   of them: it would be dropped as soon as it is complete
  void drop() throws SQLException {
    List<Broken> found =
        session.query(
            """
            SELECT i.indexrelid::regclass::text, EXISTS (
                SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
                WHERE l.relation = i.indrelid AND l.locktype = 'relation' AND l.mode = 'ShareUpdateExclusiveLock'
                  AND l.granted AND l.pid <> pg_backend_pid()
                  AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = l.pid AND a.backend_type = 'autovacuum worker'))
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_'
              AND n.nspname || '.' || t.relname || ' ' || c.relname <> ALL (?)
            """,
            row -> new Broken(row.getString(1), row.getBoolean(2)),
            known);
    for (Broken index : found) {
      if (index.inUse()) {
        throw new SQLException(index.name() + " is being built", "55P03");
      }
      session.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index.name());
    }
  }
}
