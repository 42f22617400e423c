package org.handover.toolkit.parity.play;

import java.util.Locale;

/// How much a mismatch can hurt a client.
public enum Grade {
  LOW,
  MEDIUM,
  HIGH;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
