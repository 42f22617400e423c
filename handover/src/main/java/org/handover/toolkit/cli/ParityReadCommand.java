package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.parity.Interruption;
import org.handover.toolkit.parity.ReadOptions;
import org.handover.toolkit.parity.ReadRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "read",
    description = "Makes the same reads of both live backends and compares the answers.",
    footer = "  tail -F access.log | handover parity read --rate 5 -")
final class ParityReadCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;
  @Mixin private ParityArguments arguments;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests a second, at most; a read takes three (default: ${DEFAULT-VALUE}).")
  private double rate = 20;

  @Option(
      names = "--as",
      paramLabel = "CALLER",
      description = "The caller of the corpus who makes a log's requests.")
  private @Nullable String caller;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Keep how far the run is, and go on from there.")
  private @Nullable Path state;

  @Parameters(
      paramLabel = "LOG",
      description =
          "Access logs whose reads are made; - is standard input. Without one, the cases that"
              + " read.")
  private List<String> logs = List.of();

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    ReadOptions options =
        new ReadOptions(arguments.failOn(configuration), logs, caller, rate, state);
    // Until the report has been shown: Ctrl-C is how a run without end ends.
    try (Interruption interruption = Interruption.watch()) {
      ReadRun run = new ReadRun(configuration, options, System.in, interruption);
      return arguments.step(workbench, "parity read", configuration, List.of(), run::run);
    }
  }
}
