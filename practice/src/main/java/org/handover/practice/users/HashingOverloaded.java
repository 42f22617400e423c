package org.handover.practice.users;

/// More sign-ins wait for the processor than [HashingPool] lets queue up: the caller may try again
/// soon (503).
final class HashingOverloaded extends RuntimeException {
  private final int waiting;

  HashingOverloaded(int waiting, Throwable cause) {
    super(cause);
    this.waiting = waiting;
  }

  /// How many were waiting already.
  int waiting() {
    return waiting;
  }
}
