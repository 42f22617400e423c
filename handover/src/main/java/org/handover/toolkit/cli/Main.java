package org.handover.toolkit.cli;

import java.util.List;

/// Where the program starts.
final class Main {
  private Main() {}

  static void main(String[] arguments) {
    System.exit(
        HandoverCommand.line(Surroundings.ofProcess(), List.of(arguments)).execute(arguments));
  }
}
