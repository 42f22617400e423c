package org.handover.toolkit.ledger;

import java.util.Locale;

/// Where a statement of the scripts stands.
public enum StatementState {
  APPLIED,
  PENDING,
  /// An undo took it back and did not come to its end.
  UNDONE,
  /// A backfill that was not through.
  STARTED,
  /// Something else was applied in its place.
  EDITED,
  /// It stands before, or among, what was applied, in another order.
  REORDERED,
  /// It was applied, and is in the scripts no more.
  REMOVED;

  /// Whether `apply` may go on.
  public boolean stops() {
    return this == EDITED || this == REORDERED || this == REMOVED;
  }

  @Override
  public String toString() {
    String name = name().toLowerCase(Locale.ROOT);
    return stops() ? name() : name;
  }
}
