package org.handover.toolkit.backup;

import org.jspecify.annotations.Nullable;

/// Whether a target that holds something may be replaced.
///
/// @param copy one that is not the live database
/// @param live the live database's name, typed by somebody who means it; null: not the live one
public record Overwrite(boolean copy, @Nullable String live) {
  public static final Overwrite NOTHING = new Overwrite(false, null);

  boolean any() {
    return copy || live != null;
  }
}
