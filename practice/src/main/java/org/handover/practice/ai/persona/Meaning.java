package org.handover.practice.ai.persona;

/// What a text means, to be compared.
interface Meaning {
  /// From 0, nothing in common, to 1, the same.
  double likeness(String one, String other);
}
