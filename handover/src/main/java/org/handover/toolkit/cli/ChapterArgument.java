package org.handover.toolkit.cli;

import java.nio.file.Path;
import org.handover.toolkit.parity.InputsReport;
import org.handover.toolkit.parity.InputsRun;
import picocli.CommandLine.Option;

/// What the commands take that make cases: where the chapter goes.
final class ChapterArgument {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "CHAPTER",
      description = "The chapter that is written.")
  private Path out = Path.of("");

  /// Makes the cases.
  @FunctionalInterface
  interface Making {
    InputsReport run(InputsRun inputs) throws Exception;
  }

  int step(CommandContext workbench, String name, Making making) throws Exception {
    return workbench.step(name, _ -> _ -> making.run(new InputsRun(out)));
  }
}
