package org.handover.toolkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.parity.ParityReport;
import org.handover.toolkit.parity.ParityRun;
import org.handover.toolkit.parity.ReportFiles;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.step.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all of `parity` take: from when on a difference fails, and in which forms the report is
/// wanted.
final class ParityArguments {
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

  Grade failOn(Configuration configuration) {
    return ParityRun.failOn(failOn == null ? configuration.parity().failOn() : failOn);
  }

  /// Both backends held against each other.
  @FunctionalInterface
  interface Comparing {
    ParityReport run(Progress progress) throws Exception;
  }

  /// With what `shift` wants to know of it later in the journal.
  ///
  /// @param chapters of the corpus; none: all
  int step(
      CommandContext workbench,
      String name,
      Configuration configuration,
      List<String> chapters,
      Comparing comparing)
      throws Exception {
    return workbench.step(
        name,
        configuration,
        Map.of("chapters", chapters, "failOn", failOn(configuration)),
        progress -> written(configuration, workbench.clock().instant(), comparing.run(progress)));
  }

  private ParityReport written(Configuration configuration, Instant now, ParityReport report)
      throws IOException {
    if (html != null) {
      ReportFiles.html(html, configuration.name(), report, now);
    }
    if (junit != null) {
      ReportFiles.junit(junit, configuration.name(), report);
    }
    return report;
  }
}
