package org.handover.toolkit.cli;

import java.util.List;
import org.handover.toolkit.cli.Subcommands.Asked;
import picocli.CommandLine;

/// Where the program starts.
final class Main {
  private Main() {}

  static void main(String[] arguments) {
    CommandLine line = HandoverCommand.line(Surroundings.ofProcess(), Asked.of(List.of(arguments)));
    System.exit(line.execute(arguments));
  }
}
