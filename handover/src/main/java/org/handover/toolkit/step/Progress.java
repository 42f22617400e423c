package org.handover.toolkit.step;

/// Whoever wants to know how far a step has come.
@FunctionalInterface
public interface Progress {
  /// Nobody looks.
  Progress NONE = (_, _, _) -> {};

  /// Told from time to time.
  ///
  /// @param total 0 where nobody can say
  void at(String doing, long done, long total);
}
