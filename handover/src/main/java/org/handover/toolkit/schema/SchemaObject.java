package org.handover.toolkit.schema;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One object of a database, as `pg_dump` writes it, or one line of what `pg_dump` does not show.
///
/// @param kind as `pg_dump` calls it (`TABLE`, `FK CONSTRAINT`, `ACL`, …), or one of [CatalogKind]
/// @param schema empty for what is in none
/// @param name as `pg_dump` calls it: `t t_pkey` is a constraint of the table t
/// @param owner empty for what has none
/// @param statements that make it, without semicolons; the last one may name the owner
public record SchemaObject(
    String kind, String schema, String name, String owner, List<String> statements) {
  static final String THE_OWNER = "the_owner";
  private static final Pattern OWNER =
      Pattern.compile("ALTER [A-Z ]+ .* OWNER TO .*", Pattern.DOTALL);

  public SchemaObject {
    statements = List.copyOf(statements);
  }

  /// What an object is recognised by in another database. Operators and default privileges may
  /// share one.
  public record Key(String kind, String schema, String name) {
    /// `CONSTRAINT sales.t t_pkey`.
    @Override
    public String toString() {
      String place = schema.isEmpty() || schema.equals("public") ? "" : schema + ".";
      return (kind + " " + place + name).strip();
    }
  }

  public Key key() {
    return new Key(kind, schema, name);
  }

  /// Whether `pg_dump` does not show it.
  public boolean isSupplement() {
    return CatalogKind.names().contains(kind);
  }

  /// The same, whichever role owns it: without the statement that says so, and with [#THE_OWNER] in
  /// its place where rights name it.
  public SchemaObject withoutOwner() {
    List<String> left =
        !statements.isEmpty() && namesOwner(statements.getLast())
            ? statements.subList(0, statements.size() - 1)
            : statements;
    if (kind.endsWith("ACL") && !owner.isEmpty()) {
      Pattern role =
          Pattern.compile(
              "\\b(TO|FROM|FOR ROLE) (\"?)"
                  + Pattern.quote(owner)
                  + "\\2(?=$| WITH GRANT| IN SCHEMA| GRANT| REVOKE)");
      left = left.stream().map(s -> role.matcher(s).replaceAll("$1 " + THE_OWNER)).toList();
    }
    return new SchemaObject(kind, schema, name, "", left);
  }

  static boolean namesOwner(String statement) {
    return OWNER.matcher(statement).matches();
  }

  /// This one's owner, the other one's definition.
  SchemaObject withStatementsOf(SchemaObject other) {
    List<String> definition = new java.util.ArrayList<>(other.withoutOwner().statements());
    definition.addAll(statements.subList(withoutOwner().statements().size(), statements.size()));
    return new SchemaObject(kind, schema, name, owner, definition);
  }

  /// As a script; empty for what `pg_dump` does not show.
  public String sql() {
    return isSupplement()
        ? ""
        : statements.stream().map(s -> s + ";\n").collect(Collectors.joining("\n"));
  }
}
