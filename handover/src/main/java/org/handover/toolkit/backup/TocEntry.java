package org.handover.toolkit.backup;

/// One line of a dump's table of contents, as `pg_restore --list` shows it.
///
/// @param kind as `pg_dump` calls it: `TABLE`, `TABLE DATA`, `ACL`, …; empty: unknown here
/// @param schema empty for what is in none
/// @param name of the object, or what it belongs to: `TABLE t` of a comment
/// @param owner empty for what has none
record TocEntry(int id, Section section, String kind, String schema, String name, String owner) {
  /// When `pg_restore` makes it.
  enum Section {
    PRE_DATA("pre-data"),
    DATA("data"),
    POST_DATA("post-data");

    private final String option;

    Section(String option) {
      this.option = option;
    }

    String option() {
      return "--section=" + option;
    }
  }

  boolean is(String... kinds) {
    return java.util.Arrays.asList(kinds).contains(kind);
  }

  /// Whether it says something of an object: a comment, a right, a label.
  boolean isAbout(String objectKind, String objectName) {
    return is("COMMENT", "ACL", "SECURITY LABEL") && name.equals(objectKind + " " + objectName);
  }
}
