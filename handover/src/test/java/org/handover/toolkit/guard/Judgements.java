package org.handover.toolkit.guard;

/// What the tests judge by.
final class Judgements {
  static final Tolerances LIMITS = new Tolerances(60, 200, 0.05, 1.5, 0.01, 0.99, 14 * 86_400);

  private Judgements() {}
}
