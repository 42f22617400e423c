package org.handover.toolkit.cli;

import org.handover.toolkit.step.Fault;

/// A fault in words.
final class FaultLines {
  private FaultLines() {}

  static String of(Fault fault) {
    return "handover: %s%n    %s".formatted(fault.text(), fault.remedy());
  }
}
