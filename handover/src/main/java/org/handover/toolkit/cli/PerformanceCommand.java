package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.performance.PerformanceCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = PerformanceCheck.STEP,
    description =
        "Reports slow statements, missing indexes, scans, bloat and cache hits, before against after.",
    footer = "  handover performance --before 12")
final class PerformanceCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--before",
      paramLabel = "LINE",
      description =
          "The journal's line of the snapshot to compare with (default: the first that fits).")
  private @Nullable Long before;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    PerformanceCheck check =
        new PerformanceCheck(
            configuration, workbench.clock(), workbench.journal(configuration).history());
    return workbench.step(
        PerformanceCheck.STEP, configuration, progress -> check.run(before, progress));
  }
}
