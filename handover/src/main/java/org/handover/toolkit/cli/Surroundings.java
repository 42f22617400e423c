package org.handover.toolkit.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.handover.toolkit.parity.play.Witness;

/// What a command has around it: in a test, other things than in a terminal.
///
/// @param terminal whether somebody looks at the output: then there are colours and a progress bar
/// @param witness sees what a parity run sends and receives
record Surroundings(
    Map<String, String> environment,
    Clock clock,
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Witness witness) {
  static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        Clock.systemUTC(),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        isTerminal(),
        Witness.NONE);
  }

  /// Under `-Djdk.console=java.base`, which starts faster, there is no console without a terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  boolean colour() {
    return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
