package org.handover.toolkit.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of the plan.
///
/// @param lock the strongest that it takes on a table of the legacy backend; null: none
/// @param table on which it takes it
/// @param rows of that table, as the server last counted them
/// @param estimate how long it takes, in words
public record PlannedChange(
    String id,
    String sql,
    State state,
    String table,
    @Nullable LockMode lock,
    boolean rewrites,
    long rows,
    long bytes,
    String estimate,
    List<Danger> dangers) {
  /// How a statement stands.
  public enum State {
    PENDING,
    APPLIED,
    REFUSED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
