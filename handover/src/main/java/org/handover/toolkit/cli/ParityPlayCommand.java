package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.parity.ParityReport;
import org.handover.toolkit.parity.ParityRun;
import org.handover.toolkit.parity.PlayMode;
import org.handover.toolkit.parity.PlayOptions;
import org.handover.toolkit.parity.ReportFiles;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.parity.play.Witness;
import org.handover.toolkit.step.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `parity write` and `parity shared`.
abstract class ParityPlayCommand implements Callable<Integer> {
  private final PlayMode mode;

  @Mixin private Workbench workbench;

  @Option(
      names = "--fail-on",
      paramLabel = "GRADE",
      description =
          "From which grade on a difference fails the run: low, medium or high (default:"
              + " parity.fail-on).")
  private @Nullable String failOn;

  @Option(names = "--html", paramLabel = "PAGE", description = "Write the report as a page, too.")
  private @Nullable Path html;

  @Option(
      names = "--junit",
      paramLabel = "XML",
      description = "Write the report as JUnit XML, too.")
  private @Nullable Path junit;

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
    Grade grade = ParityRun.failOn(failOn == null ? configuration.parity().failOn() : failOn);
    ParityRun run =
        new ParityRun(configuration, new PlayOptions(mode, grade, chapters), Witness.NONE);
    return workbench.step(
        "parity " + mode, configuration, progress -> written(configuration, run, progress));
  }

  private ParityReport written(Configuration configuration, ParityRun run, Progress progress)
      throws Exception {
    ParityReport report = run.run(progress);
    if (html != null) {
      ReportFiles.html(html, configuration.name(), report, workbench.clock().instant());
    }
    if (junit != null) {
      ReportFiles.junit(junit, configuration.name(), report);
    }
    return report;
  }
}
