package org.handover.toolkit.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of the plan.
///
/// @param kind of statement that it is, in words; empty: none that is known
/// @param trusted why a person answers for it; empty: it is not trusted
/// @param table of the legacy backend that it does the most to; empty: none
/// @param lock that it takes on it; null: none
/// @param unhurried no request waits for it: it may take the time that it needs
/// @param rows of that table, as the server last counted them
/// @param estimate how long it takes, in words
/// @param locks on all tables of the legacy backend, that one first
public record PlannedChange(
    String id,
    String sql,
    State state,
    String kind,
    String trusted,
    String table,
    @Nullable LockMode lock,
    boolean rewrites,
    boolean unhurried,
    long rows,
    long bytes,
    String estimate,
    List<Held> locks,
    List<Danger> dangers) {
  /// A lock on a table.
  ///
  /// @param blocks what waits for it, in words
  public record Held(String table, LockMode lock, String blocks, long rows, long bytes) {}

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
