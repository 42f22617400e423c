package org.handover.toolkit.script;

import java.util.Set;

/// What an entry of an index keeps of a row.
///
/// @param expression as it is written; it computes nothing that could fail or do more
/// @param columns that it is made of
public record KeptValue(String expression, Set<String> columns) {
  public KeptValue {
    columns = Set.copyOf(columns);
  }
}
