package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.parity.ParityRun;
import org.handover.toolkit.parity.PlayMode;
import org.handover.toolkit.parity.PlayOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `parity write` and `parity shared`.
abstract class ParityPlayCommand implements Callable<Integer> {
  private final PlayMode mode;

  @Mixin private CommandContext workbench;
  @Mixin private ParityArguments arguments;

  @Option(
      names = "--shrink",
      description = "Make a case that differs, and expects any answer, as small as it may be.")
  private boolean shrink;

  @Parameters(
      paramLabel = "CHAPTER",
      description = "Only these chapters of the corpus; without one, all.")
  private List<String> chapters = List.of();

  ParityPlayCommand(PlayMode mode) {
    this.mode = mode;
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    ParityRun run =
        new ParityRun(
            configuration,
            new PlayOptions(mode, arguments.failOn(configuration), chapters, shrink),
            workbench.witness());
    return arguments.step(workbench, "parity " + mode, configuration, chapters, run::run);
  }
}
