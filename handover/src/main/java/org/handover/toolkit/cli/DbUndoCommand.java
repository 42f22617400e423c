package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.handover.toolkit.apply.Undoer;
import org.handover.toolkit.apply.ValueRestorer;
import org.handover.toolkit.backup.SchemaBackup;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;

final class DbUndoCommand {
  private DbUndoCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Boolean> dryRun = Argument.flag("--dry-run", "Only show what would be done.");
    Argument<Boolean> restore =
        Argument.flag(
            "--restore-values", "After a new apply: put back what an earlier undo saved.");
    Argument<Path> from =
        Argument.option(
            "--from",
            "FOLDER",
            Path.class,
            "With --restore-values: the backup that the undo made (default: the newest).");
    return Verb.of(
            "Takes exactly the additions away again, after saving what they held.",
            "handover db undo --dry-run")
        .takes(workbench.arguments())
        .takes(dryRun, restore, from)
        .does(() ->
            restore.value()
                ? restore(workbench, Optional.ofNullable(from.orNull()))
                : undo(workbench, dryRun.value()));
  }

  private static int undo(Workbench workbench, boolean dryRun) throws Exception {
    Configuration configuration = workbench.configuration();
    Undoer undoer =
        new Undoer(
            configuration, new SchemaBackup(configuration, workbench.clock()), workbench.clock());
    return dryRun
        ? workbench.step("db undo --dry-run", configuration, undoer::plan)
        : workbench.step("db undo", configuration, undoer::undo);
  }

  private static int restore(Workbench workbench, Optional<Path> from) throws Exception {
    Configuration configuration = workbench.configuration();
    ValueRestorer restorer =
        new ValueRestorer(
            configuration, new SchemaBackup(configuration, workbench.clock()), workbench.clock());
    return workbench.step(
        "db undo --restore-values", configuration, progress -> restorer.restore(from, progress));
  }
}
