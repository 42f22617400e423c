package org.handover.toolkit.schema;

/// One thing that is not as expected.
///
/// @param expected empty: nothing is
/// @param found empty: nothing was
public record Difference(
    Relation table,
    FactKind kind,
    String name,
    String expected,
    String found,
    Weight weight,
    String remedy) {
  public String subject() {
    return name.isEmpty() ? kind.toString() : kind + " " + name;
  }
}
