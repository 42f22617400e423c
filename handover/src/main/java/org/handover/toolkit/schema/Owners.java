package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;

/// Who owns what.
final class Owners {
  private Owners() {}

  /// Objects that the expected schema gives to a role, and roles that it names and that are not
  /// there. What nothing connects as can be used by nothing.
  static List<Difference> compare(Expected expected, SchemaState live) {
    Map<SchemaObject.Key, SchemaObject> here =
        live.objects().stream()
            .collect(Collectors.toMap(SchemaObject::key, Function.identity(), (a, b) -> a));
    List<Difference> differences = new ArrayList<>();
    for (SchemaObject object : expected.state().objects()) {
      SchemaObject other = here.get(object.key());
      if (other != null
          && isGiven(object, expected.role())
          && !object.owner().equals(other.owner())) {
        differences.add(difference(object, other.owner()));
      }
    }
    Map<String, Long> roles =
        expected.skipped().stream()
            .collect(
                Collectors.groupingBy(
                    ExpectedSchema.Skipped::role, TreeMap::new, Collectors.counting()));
    roles.forEach((role, statements) ->
        differences.add(
            new Difference(
                new Relation("", ""),
                "role",
                SqlParts.plain(role),
                "owns or may do something in %d statements".formatted(statements),
                "the server that loads the expected schema has no such role",
                Severity.ADDITIVE,
                "nothing, unless a backend connects as it; pg_dump --no-owner --no-privileges leaves it out")));
    return differences;
  }

  private static boolean isGiven(SchemaObject object, String role) {
    return object
            .kind()
            .matches(
                "TABLE|VIEW|MATERIALIZED VIEW|FOREIGN TABLE|SEQUENCE|FUNCTION|PROCEDURE|SCHEMA")
        && !object.owner().isEmpty()
        && !object.owner().equals(role)
        && !object.owner().equals("pg_database_owner");
  }

  private static Difference difference(SchemaObject object, String owner) {
    boolean relation = object.kind().matches("TABLE|VIEW|MATERIALIZED VIEW|FOREIGN TABLE");
    return new Difference(
        new Relation(object.schema(), relation ? object.name() : ""),
        "owner",
        relation ? "" : object.name(),
        object.owner(),
        owner,
        Severity.BLOCKS,
        "ALTER … OWNER TO " + Relation.quote(object.owner()));
  }

  /// Tables of roles that this one may not act for: it could add nothing to them.
  static List<Difference> foreign(Session session, Collection<Relation> tables)
      throws SQLException {
    return session
        .query(
            """
            SELECT n.nspname, c.relname, pg_get_userbyid(c.relowner) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'f') AND NOT pg_has_role(c.relowner, 'USAGE') ORDER BY 1, 2
            """,
            row ->
                new Difference(
                    new Relation(row.getString(1), row.getString(2)),
                    "owner",
                    "",
                    "this role",
                    row.getString(3),
                    Severity.BLOCKS,
                    "run this as the owner, or GRANT that role to this one"))
        .stream()
        .filter(difference -> tables.contains(difference.table()))
        .toList();
  }
}
