package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;

/// Where the tables are that are not where they are expected: in another schema, in other letters,
/// or in the form of a view.
final class Whereabouts {
  private Whereabouts() {}

  /// Something of that name.
  ///
  /// @param kind `table`, `view`, …
  private record Found(Relation relation, String kind) {}

  /// The same differences; what is missing says where something of its name is.
  static List<Difference> told(List<Difference> differences, Session session) throws SQLException {
    List<String> missing =
        differences.stream()
            .filter(Whereabouts::isMissingTable)
            .map(d -> d.table().name().toLowerCase(Locale.ROOT))
            .toList();
    if (missing.isEmpty()) {
      return differences;
    }
    Map<String, List<Found>> found =
        find(missing, session).stream()
            .collect(Collectors.groupingBy(f -> f.relation().name().toLowerCase(Locale.ROOT)));
    return differences.stream().map(d -> isMissingTable(d) ? told(d, found) : d).toList();
  }

  private static boolean isMissingTable(Difference difference) {
    return difference.kind().equals("table") && difference.found().isEmpty();
  }

  private static Difference told(Difference missing, Map<String, List<Found>> found) {
    List<Found> alike =
        found.getOrDefault(missing.table().name().toLowerCase(Locale.ROOT), List.of());
    if (alike.isEmpty()) {
      return missing;
    }
    String where =
        alike.stream()
            .map(f -> "%s is a %s".formatted(f.relation(), f.kind()))
            .collect(Collectors.joining(", "));
    return new Difference(
        missing.table(),
        missing.kind(),
        missing.name(),
        missing.expected(),
        where,
        missing.weight(),
        "%s: if that is meant, name it so in the expected schema; else %s"
            .formatted(where, missing.remedy()));
  }

  private static List<Found> find(List<String> names, Session session) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, c.relname, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
               WHEN 'f' THEN 'foreign table' ELSE 'table' END
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND lower(c.relname) = ANY (?)
          AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY 1, 2
        """,
        row -> new Found(new Relation(row.getString(1), row.getString(2)), row.getString(3)),
        names);
  }
}
