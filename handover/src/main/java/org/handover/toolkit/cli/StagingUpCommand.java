package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.parity.Interruption;
import org.handover.toolkit.staging.Detached;
import org.handover.toolkit.staging.Staging;
import org.handover.toolkit.staging.StagingReport;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description =
        "Restores a rehearsed backup, masks it, starts both backends, and holds them until Ctrl-C.",
    footer = "  handover staging up --backup backups/20261122T101530000Z")
final class StagingUpCommand implements Callable<Integer> {
  private static final String DETACH = "--detach";

  @Mixin private CommandContext workbench;

  @Option(
      names = "--backup",
      paramLabel = "FOLDER",
      description = "The backup (default: the newest that was rehearsed).")
  private @Nullable Path backup;

  @Option(names = "--once", description = "End it as soon as both backends have answered.")
  private boolean once;

  @Option(
      names = DETACH,
      description = "Come back once both backends answer; `staging down` ends them.")
  private boolean detach;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    if (detach && once) {
      throw new StoppedException(
          new Fault.Misconfigured(DETACH, "and --once exclude each other", "choose one"));
    }
    if (detach) {
      try (ProgressBar bar = workbench.progress()) {
        StagingReport report = new Detached(DETACH, configuration.parity().reports()).up(bar);
        bar.close();
        return workbench.show(report);
      }
    }
    try (Interruption interruption = Interruption.watch();
        Staging staging = new Staging(configuration, workbench.clock())) {
      Report report =
          workbench.recorded(
              "staging up", configuration, Map.of(), progress -> staging.up(backup, progress));
      int code = workbench.show(report);
      while (report.verdict() == Verdict.PASS && !once && !interruption.isAsked()) {
        Optional<String> ended = staging.ended();
        if (ended.isPresent()) {
          workbench.complain("a backend has ended. Its last output:", ended.get());
          return ExitCode.FAIL.code();
        }
      }
      return code;
    }
  }
}
