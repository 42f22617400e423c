package org.handover.toolkit.schema;

/// One thing that is so in a database, read from the text of an object. Every part of every text is
/// in a trait, so that none can differ unseen; parts that are not known have the kind
/// `unexplained`.
///
/// @param table to which it belongs; its name is empty for what belongs to none
/// @param kind `column`, `foreign key`, `function`, …
/// @param name of the part that it is about
/// @param detail what is so; empty where being there says all
record Trait(Relation table, String kind, String name, String detail) {
  static final String UNEXPLAINED = "unexplained";

  /// What it is about, without what it says.
  record Subject(Relation table, String kind, String name) {
    Subject sibling(String otherKind) {
      return new Subject(table, otherKind, name);
    }
  }

  /// The same of another table.
  Trait on(Relation other) {
    return new Trait(other, kind, name, detail);
  }

  Subject subject() {
    return new Subject(table, kind, name);
  }
}
