package org.handover.toolkit.cli;

import org.handover.toolkit.step.Fault;

/// A fault in words.
final class FaultLines {
  private FaultLines() {}

  static String of(Fault fault) {
    String what =
        switch (fault) {
          case Fault.Misconfigured f -> f.where() + " " + f.what();
          case Fault.Unreachable f -> f.server() + " cannot be reached: " + f.reason();
          case Fault.ToolMissing f -> f.tool() + " " + f.reason();
          case Fault.CommandFailed f ->
              "%s ended with %d%n%s"
                  .formatted(f.command(), f.exitCode(), f.errors().indent(4).stripTrailing());
          case Fault.DatabaseRefused f ->
              "%s: the database says %s (%s)".formatted(f.doing(), f.message(), f.state());
          case Fault.Refused f -> f.what();
          case Fault.GaveWay f -> f.what();
        };
    return "handover: %s%n    %s".formatted(what, fault.remedy());
  }
}
