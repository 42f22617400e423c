package org.handover.toolkit.guard;

import org.handover.toolkit.traffic.Backend;

/// One request of the record.
///
/// @param seconds that the backend took; NaN if that says nothing of its speed
record Observation(String group, Backend backend, Outcome outcome, double seconds) {
  /// Whether it tells how fast the backend is: a refusal is faster than an answer.
  boolean isTimed() {
    return outcome == Outcome.SERVED && !Double.isNaN(seconds);
  }
}
