package org.handover.toolkit.console;

/// What the two buttons do.
public interface Orders {
  /// How it ended.
  ///
  /// @param text for people: what was done, or why not and what to do
  record Answer(boolean done, String text) {}

  /// Moves a group.
  ///
  /// @param percent 0 to 100, as the browser sent it
  Answer shift(String group, int percent);

  /// Sends every group that can be moved to legacy.
  Answer rollback();
}
