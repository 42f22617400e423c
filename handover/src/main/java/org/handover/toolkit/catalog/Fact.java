package org.handover.toolkit.catalog;

/// One thing that is so.
///
/// @param relation empty for what belongs to no table or view
/// @param name of the part that the fact is about; empty for the relation itself
/// @param detail what is so; empty where being there says all
public record Fact(String schema, String relation, FactKind kind, String name, String detail) {
  /// What the fact is about, without what it says.
  public record Subject(String schema, String relation, FactKind kind, String name) {}

  public Subject subject() {
    return new Subject(schema, relation, kind, name);
  }

  /// The table or view with its schema.
  public Relation table() {
    return new Relation(schema, relation);
  }
}
