package org.handover.toolkit.parity;

/// A place at which the old backend differs from itself: what differs there proves nothing.
///
/// @param what the kind and the place, with `*` for each element of a list
/// @param reads in which it was seen
public record Noise(String endpoint, String what, long reads, String one, String other) {
  Noise with(Noise more) {
    return new Noise(endpoint, what, reads + more.reads, one, other);
  }
}
