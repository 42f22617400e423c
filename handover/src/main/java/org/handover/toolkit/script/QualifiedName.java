package org.handover.toolkit.script;

/// A name as a statement gives it, folded as PostgreSQL folds it.
///
/// @param schema empty: the search path says which
public record QualifiedName(String schema, String name) {
  public static QualifiedName of(String name) {
    return new QualifiedName("", name);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
