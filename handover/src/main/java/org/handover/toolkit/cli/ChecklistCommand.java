package org.handover.toolkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.toolkit.checklist.Checklist;
import org.handover.toolkit.checklist.ChecklistPage;
import org.handover.toolkit.checklist.ChecklistReport;
import org.handover.toolkit.config.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "checklist",
    description = "Shows what is done, by evidence of the journal, and what is still open.",
    footer = "  handover checklist --page checklist.html",
    subcommands = {ChecklistSignCommand.class, ChecklistRunCommand.class})
final class ChecklistCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(names = "--page", paramLabel = "FILE", description = "Write it as a page, too.")
  private @Nullable Path page;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = workbench.configuration();
    ChecklistReport report =
        new Checklist(configuration, workbench.clock())
            .report(workbench.journal(configuration).history());
    if (page != null) {
      ChecklistPage.write(page, report, workbench.clock().instant());
    }
    return workbench.show(report);
  }
}
