package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;

/// Expected tables, views and sequences that the legacy backend does not reach, since a schema that
/// its search path names earlier has something of the same name.
final class HiddenRelations {
  private HiddenRelations() {}

  static List<Difference> of(Session session, Side expected, LegacyRoles legacy)
      throws SQLException {
    List<Relation> wanted = expected.relations();
    List<Relation> there =
        session.query(
            """
            SELECT n.nspname, c.relname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relname = ANY (?)
            ORDER BY 1, 2
            """,
            row -> new Relation(row.getString(1), row.getString(2)),
            wanted.stream().map(Relation::name).distinct().toList());
    List<Difference> hidden = new ArrayList<>();
    for (Relation relation : wanted) {
      legacy.searchedBefore(relation.schema()).stream()
          .map(schema -> new Relation(schema, relation.name()))
          .filter(other -> there.contains(other) && !wanted.contains(other))
          .findFirst()
          .ifPresent(other -> hidden.add(difference(relation, other)));
    }
    return hidden;
  }

  private static Difference difference(Relation relation, Relation other) {
    return new Difference(
        relation,
        "hidden",
        "",
        "found by its name alone",
        "%s.%s is found first".formatted(other.schema(), other.name()),
        Severity.BLOCKS,
        "the legacy backend reads and writes that one: rename it, take its schema out of the search path, or add it to the expected schema");
  }
}
