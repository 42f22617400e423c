package org.handover.toolkit.script;

import java.util.Set;

/// Rows of a table that a statement changes.
///
/// @param columns that an UPDATE sets; empty for the others
public record RowWrite(QualifiedName table, Kind kind, Set<String> columns) {
  /// What it does to them.
  public enum Kind {
    INSERT,
    UPDATE,
    DELETE,
    MERGE
  }

  public RowWrite {
    columns = Set.copyOf(columns);
  }
}
