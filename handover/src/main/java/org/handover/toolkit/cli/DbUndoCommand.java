package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.handover.toolkit.apply.Undoer;
import org.handover.toolkit.apply.ValueRestorer;
import org.handover.toolkit.backup.SchemaBackup;
import org.handover.toolkit.config.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "undo",
    description = "Takes exactly the additions away again, after saving what they held.",
    footer = "  handover db undo --dry-run")
final class DbUndoCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(names = "--dry-run", description = "Only show what would be done.")
  private boolean dryRun;

  @Option(
      names = "--restore-values",
      description = "After a new apply: put back what an earlier undo saved.")
  private boolean restoreValues;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "With --restore-values: the backup that the undo made (default: the newest).")
  private @Nullable Path from;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    SchemaBackup backup = new SchemaBackup(configuration, workbench.clock());
    if (restoreValues) {
      ValueRestorer restorer = new ValueRestorer(configuration, backup, workbench.clock());
      return workbench.step(
          "db undo --restore-values",
          configuration,
          progress -> restorer.restore(Optional.ofNullable(from), progress));
    }
    Undoer undoer = new Undoer(configuration, backup, workbench.clock());
    return dryRun
        ? workbench.step("db undo --dry-run", configuration, undoer::plan)
        : workbench.step("db undo", configuration, undoer::undo);
  }
}
