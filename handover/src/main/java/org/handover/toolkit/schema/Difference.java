package org.handover.toolkit.schema;

/// One thing that is not as expected.
///
/// @param table to which it belongs; its name is empty for what belongs to none
/// @param kind `column`, `foreign key`, `function`, …
/// @param expected empty: nothing is
/// @param found empty: nothing was
public record Difference(
    Relation table,
    String kind,
    String name,
    String expected,
    String found,
    Severity weight,
    String remedy) {
  /// The same, and it blocks.
  Difference blocking(String because) {
    return new Difference(table, kind, name, expected, found, Severity.BLOCKS, because);
  }

  public String subject() {
    return name.isEmpty() ? kind : kind + " " + name;
  }
}
