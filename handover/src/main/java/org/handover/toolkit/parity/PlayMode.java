package org.handover.toolkit.parity;

import java.util.Locale;

/// Which databases the backends work on.
public enum PlayMode {
  /// Each on a clone of its own.
  WRITE,
  /// Both in turns on one clone, as they will in production, against the old one alone on another.
  SHARED,
  /// Reads only, on the live database.
  READ;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
