package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.backup.SchemaBackup;
import org.handover.toolkit.change.Undoer;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "undo",
    description = "Takes exactly the additions away again, after saving what they held.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db undo --dry-run"})
final class DbUndoCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  @Option(names = "--dry-run", description = "Only show what would be done.")
  private boolean dryRun;

  DbUndoCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Undoer undoer =
        new Undoer(
            configuration, new SchemaBackup(configuration, workbench.clock()), workbench.clock());
    return dryRun
        ? workbench.show(undoer.plan())
        : workbench.step("db undo", configuration, undoer::undo);
  }
}
