package org.handover.toolkit.cli;

import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Verdict;

/// How a command ends. Scripts may count on these.
enum ExitCode {
  /// All is as it should be, or done.
  PASS(0),
  /// It is not, or could not be done: the findings say why.
  FAIL(1),
  /// The command line or the configuration is wrong: nothing was tried.
  USAGE(2),
  /// Too little to go on, or others were in the way: neither pass nor fail.
  INCONCLUSIVE(3),
  /// A program or a server that is needed is not there.
  MISSING(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> PASS;
      case FAIL -> FAIL;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }

  static ExitCode of(Fault fault) {
    return switch (fault) {
      case Fault.Misconfigured _ -> USAGE;
      case Fault.Unreachable _, Fault.ToolMissing _ -> MISSING;
      case Fault.CommandFailed _, Fault.DatabaseRefused _, Fault.Refused _, Fault.Broken _ -> FAIL;
      case Fault.GaveWay _ -> INCONCLUSIVE;
    };
  }
}
