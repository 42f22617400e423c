package org.handover.toolkit.cli;

import org.handover.toolkit.apply.Undoer;
import org.handover.toolkit.backup.SchemaBackup;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;

final class DbUndoCommand {
  private DbUndoCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Boolean> dryRun = Argument.flag("--dry-run", "Only show what would be done.");
    return Verb.of(
            "Takes exactly the additions away again, after saving what they held.",
            "handover db undo --dry-run")
        .takes(workbench.arguments())
        .takes(dryRun)
        .does(() -> undo(workbench, dryRun.value()));
  }

  private static int undo(Workbench workbench, boolean dryRun) throws Exception {
    Configuration configuration = workbench.configuration();
    Undoer undoer =
        new Undoer(
            configuration, new SchemaBackup(configuration, workbench.clock()), workbench.clock());
    return dryRun
        ? workbench.show(undoer.plan())
        : workbench.step("db undo", configuration, undoer::undo);
  }
}
