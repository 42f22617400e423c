package org.handover.toolkit.ledger;

import java.util.Map;
import java.util.Optional;

/// How the database was when it was adopted, and how it has to be since.
///
/// @param before the schema then, with what was accepted since
/// @param after the schema when the last `apply` was through; absent: none was
/// @param unchanged the tables whose rows stay as they were, by name
/// @param undoing when an undo began that has not ended; empty: none is under way
public record Baseline(
    String before, Optional<String> after, Map<String, Unchanged> unchanged, String undoing) {
  public Baseline {
    unchanged = Map.copyOf(unchanged);
  }
}
