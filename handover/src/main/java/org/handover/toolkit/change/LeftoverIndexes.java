package org.handover.toolkit.change;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.catalog.Catalog;
import org.handover.toolkit.catalog.FactKind;
import org.handover.toolkit.database.Session;

/// What a concurrent build that was killed leaves behind: an index that costs writes and serves
/// nobody, and whose name is taken.
final class LeftoverIndexes {
  private final Session session;
  private final List<String> schemas;
  private final List<String> known;

  /// @param before invalid indexes of that time are not ours
  LeftoverIndexes(Session session, Catalog before) {
    this.session = session;
    this.schemas = before.facts().stream().map(f -> f.schema()).distinct().toList();
    this.known =
        before.facts().stream()
            .filter(fact -> fact.kind() == FactKind.INVALID_INDEX)
            .map(fact -> fact.schema() + "." + fact.name())
            .toList();
  }

  void drop() throws SQLException {
    List<String> broken =
        session.query(
            """
            SELECT i.indexrelid::regclass::text
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid AND n.nspname = ANY (?) AND n.nspname || '.' || c.relname <> ALL (?)
              AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
            """,
            row -> row.getString(1),
            schemas,
            known);
    for (String index : broken) {
      session.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
    }
  }
}
