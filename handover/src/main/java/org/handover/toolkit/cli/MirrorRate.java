package org.handover.toolkit.cli;

import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// How much the comparison of live reads may ask: requests a second, at most.
final class MirrorRate {
  static final double USUAL = 30;

  private MirrorRate() {}

  static double require(double rate) {
    if (!(rate >= 1 && rate <= 1000)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--mirror-rate", "is " + rate, "it may be 1 to 1000 requests a second"));
    }
    return rate;
  }
}
