package org.handover.toolkit.checklist;

import java.util.Locale;

/// When an item is due.
public enum Phase {
  /// Before anything is changed.
  PRE_MIGRATION,
  /// Before the traffic moves, and while it does.
  VALIDATION,
  /// In the weeks after all of it has moved.
  POST_MIGRATION;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// By what it calls itself.
  static Phase of(String name) {
    for (Phase section : values()) {
      if (section.toString().equals(name)) {
        return section;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
