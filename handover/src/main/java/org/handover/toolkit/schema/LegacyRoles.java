package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.jspecify.annotations.Nullable;

/// The roles that the legacy backend may use, and where they look for names without a schema.
///
/// @param searchPaths the schemas of each path that is set for one of them or the database (for any
///   role, if it is not known as which the backend signs in), and of the one that holds without a
///   setting
public record LegacyRoles(Set<String> names, List<List<String>> searchPaths) {
  public LegacyRoles {
    names = Set.copyOf(names);
    searchPaths = searchPaths.stream().map(List::copyOf).toList();
  }

  /// Of a live database.
  ///
  /// @param legacyRole that the legacy backend signs in as; null: it is not known
  public static LegacyRoles read(Session live, @Nullable String legacyRole) throws SQLException {
    Set<String> names =
        new HashSet<>(
            live.query(
                "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'",
                row -> row.getString(1)));
    if (legacyRole != null) {
      names.add(legacyRole);
    }
    List<List<String>> paths = new ArrayList<>();
    paths.add(path("\"$user\", public", names));
    live.query(
            """
            SELECT substr(setting, length('search_path=') + 1)
            FROM pg_catalog.pg_db_role_setting s, unnest(s.setconfig) setting
            WHERE setting LIKE 'search\\_path=%'
              AND s.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
              AND (?::text IS NULL OR s.setrole = 0
                   OR s.setrole IN (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = ANY (?)))
            """,
            row -> row.getString(1), legacyRole, List.copyOf(names))
        .forEach(setting -> paths.add(path(setting, names)));
    return new LegacyRoles(names, paths);
  }

  private static List<String> path(String setting, Set<String> roles) {
    List<String> path = new ArrayList<>();
    for (String schema : setting.split(",", -1)) {
      String plain = schema.strip().replaceAll("^\"|\"$", "").replace("\"\"", "\"");
      if (plain.equals("$user")) {
        path.addAll(roles);
      } else {
        path.add(plain);
      }
    }
    return path;
  }

  /// The schemas that are looked into after this one.
  public List<String> searchedAfter(String schema) {
    return searchPaths.stream()
        .filter(path -> path.contains(schema))
        .flatMap(path -> path.subList(path.indexOf(schema) + 1, path.size()).stream())
        .distinct()
        .toList();
  }

  /// The schemas that are looked into before this one.
  List<String> searchedBefore(String schema) {
    return searchPaths.stream()
        .filter(path -> path.contains(schema))
        .flatMap(path -> path.subList(0, path.indexOf(schema)).stream())
        .filter(other -> !other.equals(schema))
        .distinct()
        .toList();
  }
}
