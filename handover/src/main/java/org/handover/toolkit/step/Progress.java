package org.handover.toolkit.step;

/// An observer of how far a step has come.
@FunctionalInterface
public interface Progress {
  /// Without an observer.
  Progress NONE = (_, _, _) -> {};

  /// Told from time to time.
  ///
  /// @param total 0 where it is unknown
  void at(String doing, long done, long total);
}
