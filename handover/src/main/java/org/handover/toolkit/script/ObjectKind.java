package org.handover.toolkit.script;

import java.util.Locale;

/// The kinds of objects that a statement can be about, by the names that they share.
public enum ObjectKind {
  /// Tables, views, sequences and indexes share their names.
  RELATION,
  COLUMN,
  CONSTRAINT,
  /// A primary key, a unique or an exclusion constraint, or a unique index: `ON CONFLICT` and the
  /// handling of errors may name it.
  KEY,
  TRIGGER,
  POLICY,
  RULE,
  /// All of one name: which of them is called depends on the arguments.
  FUNCTION,
  /// Domains, enums and composites too.
  TYPE,
  SCHEMA,
  EXTENSION,
  PUBLICATION,
  STATISTICS,
  COLLATION,
  TEXT_SEARCH;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
