package org.handover.toolkit.guard;

/// What became of a request, as the guard counts it.
enum Outcome {
  SERVED,
  /// Refused for a reason that may well be the client's: only a share above the legacy backend's
  /// tells against the new one.
  REJECTED,
  FAILED
}
