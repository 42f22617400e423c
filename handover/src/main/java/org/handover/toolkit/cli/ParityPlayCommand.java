package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.List;
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
import picocli.CommandLine.Model.CommandSpec;

/// `parity write` and `parity shared`.
final class ParityPlayCommand {
  private final Workbench workbench;
  private final PlayMode mode;
  private final Argument<String> failOn =
      Argument.option(
          "--fail-on",
          "GRADE",
          String.class,
          "From which grade on a difference fails the run: low, medium or high (default:"
              + " parity.fail-on).");
  private final Argument<Path> html =
      Argument.option("--html", "PAGE", Path.class, "Write the report as a page, too.");
  private final Argument<Path> junit =
      Argument.option("--junit", "XML", Path.class, "Write the report as JUnit XML, too.");

  private final Argument<String[]> chapters =
      Argument.words("CHAPTER", "Only these chapters of the corpus; without one, all.");

  private ParityPlayCommand(Workbench workbench, PlayMode mode) {
    this.workbench = workbench;
    this.mode = mode;
  }

  static CommandSpec of(Surroundings surroundings, PlayMode mode) {
    Workbench workbench = new Workbench(surroundings);
    ParityPlayCommand command = new ParityPlayCommand(workbench, mode);
    return Verb.of(description(mode), "handover parity %s --html parity.html".formatted(mode))
        .takes(workbench.arguments())
        .takes(command.failOn, command.html, command.junit, command.chapters)
        .does(command::play);
  }

  private static String description(PlayMode mode) {
    return switch (mode) {
      case WRITE ->
          "Plays the cases, writes too, against both backends, each on a clone of the database.";
      case SHARED ->
          "Plays the cases with both backends taking turns on one clone of the database.";
    };
  }

  private int play() throws Exception {
    Configuration configuration = workbench.configuration();
    String asked = failOn.orNull();
    Grade grade = ParityRun.failOn(asked == null ? configuration.parity().failOn() : asked);
    ParityRun run =
        new ParityRun(
            configuration, new PlayOptions(mode, grade, List.of(chapters.value())), Witness.NONE);
    return workbench.step(
        "parity " + mode, configuration, progress -> written(configuration, run, progress));
  }

  private ParityReport written(Configuration configuration, ParityRun run, Progress progress)
      throws Exception {
    ParityReport report = run.run(progress);
    @Nullable Path page = html.orNull();
    @Nullable Path xml = junit.orNull();
    if (page != null) {
      ReportFiles.html(page, configuration.name(), report, workbench.clock().instant());
    }
    if (xml != null) {
      ReportFiles.junit(xml, configuration.name(), report);
    }
    return report;
  }
}
