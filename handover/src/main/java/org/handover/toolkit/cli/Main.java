package org.handover.toolkit.cli;

/// Where the program starts.
final class Main {
  private Main() {}

  static void main(String[] arguments) {
    System.exit(HandoverCommand.line(Surroundings.ofProcess()).execute(arguments));
  }
}
