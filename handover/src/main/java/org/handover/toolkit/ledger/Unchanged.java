package org.handover.toolkit.ledger;

import java.util.List;

/// What a table held.
///
/// @param columns those that it had then
public record Unchanged(String table, String digest, List<String> columns) {
  public Unchanged {
    columns = List.copyOf(columns);
  }
}
