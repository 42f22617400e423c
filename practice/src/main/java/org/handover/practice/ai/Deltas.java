package org.handover.practice.ai;

/// Takes a reply's text piece by piece, as it forms.
@FunctionalInterface
public interface Deltas {
  /// Discards what it is given.
  Deltas NONE = text -> true;

  /// Whether to go on: false, once the reader has gone, cancels the call.
  ///
  /// @param text empty where it only asks, once a second of silence, whether the reader is there
  boolean accept(String text);
}
