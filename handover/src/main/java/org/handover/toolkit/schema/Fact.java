package org.handover.toolkit.schema;

/// One thing that is so.
///
/// @param relation empty for what belongs to no table or view
/// @param name of the part that the fact is about; empty for the relation itself
/// @param detail what is so; empty where being there says all
public record Fact(String schema, String relation, FactKind kind, String name, String detail) {
  /// What the fact is about, without what it says.
  public record Subject(String schema, String relation, FactKind kind, String name) {}

  /// Without what PostgreSQL adds when it writes an expression down.
  Fact plain() {
    return switch (kind) {
      case CHECK -> with(Expression.plain(name), detail);
      case CONSTRAINT_NAME ->
          with(name.startsWith("check (") ? Expression.plain(name) : name, detail);
      case INDEX, UNIQUE -> with(Expression.plainPredicate(name), detail);
      case INDEX_NAME, INVALID_INDEX -> with(name, Expression.plainPredicate(detail));
      case POLICY, VIEW, TRIGGER -> with(name, Expression.plain(detail));
      default -> this;
    };
  }

  private Fact with(String otherName, String otherDetail) {
    return new Fact(schema, relation, kind, otherName, otherDetail);
  }

  public Subject subject() {
    return new Subject(schema, relation, kind, name);
  }

  /// The table or view with its schema.
  public Relation table() {
    return new Relation(schema, relation);
  }
}
