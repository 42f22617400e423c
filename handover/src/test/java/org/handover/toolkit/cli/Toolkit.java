package org.handover.toolkit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.play.Witness;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line, run in this JVM as a process would run it.
///
/// @param terminal whether it is to believe that somebody looks
/// @param witness sees what a parity run sends and receives
public record Toolkit(
    Map<String, String> environment, Clock clock, boolean terminal, Witness witness) {
  public Toolkit {
    environment = Map.copyOf(environment);
  }

  /// How a command ended and what it said.
  public record Outcome(int exitCode, String out, String err) {
    /// Of a run with `--json`.
    public JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  /// With nothing in its environment, and nobody at a terminal.
  public static Toolkit here() {
    return new Toolkit(Map.of(), Clock.systemUTC(), false, Witness.NONE);
  }

  public Toolkit with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Toolkit(more, clock, terminal, witness);
  }

  public Toolkit at(Clock other) {
    return new Toolkit(environment, other, terminal, witness);
  }

  public Toolkit onTerminal() {
    return new Toolkit(environment, clock, true, witness);
  }

  public Toolkit watchedBy(Witness other) {
    return new Toolkit(environment, clock, terminal, other);
  }

  /// The command line itself.
  public CommandLine commands() {
    PrintWriter nobody = new PrintWriter(new StringWriter());
    return HandoverCommand.line(
        new Surroundings(environment, clock, nobody, nobody, terminal, witness));
  }

  public Outcome run(String... arguments) {
    return run(List.of(arguments));
  }

  public Outcome run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            environment,
            clock,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            terminal,
            witness);
    int code = HandoverCommand.line(surroundings).execute(arguments.toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }
}
