package org.handover.toolkit.parity.play;

import org.handover.toolkit.wire.Text;

/// One thing that is not alike.
///
/// @param where a JSON pointer, the name of a header, a table and its key and column
/// @param legacy what the old backend has there, `next` what the new one has; shortened, and
///   without secrets
public record Mismatch(MismatchKind kind, String where, String legacy, String next) {
  public Mismatch {
    legacy = Secrets.strike(where, Text.shortened(legacy));
    next = Secrets.strike(where, Text.shortened(next));
  }

  public Grade grade() {
    return kind.grade();
  }

  @Override
  public String toString() {
    return "%s%s: %s against %s"
        .formatted(kind, where.isEmpty() ? "" : " at '" + where + "'", legacy, next);
  }
}
