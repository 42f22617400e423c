package org.handover.toolkit.cli;

import org.handover.toolkit.backup.BackupMaker;
import picocli.CommandLine.Model.CommandSpec;

final class BackupCommand {
  private BackupCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Dumps the database, restores the dump into a scratch database, and compares.",
            "handover backup")
        .takes(workbench.arguments())
        .does(() -> workbench.step("backup", c -> new BackupMaker(c, workbench.clock())::make))
        .addSubcommand("verify", BackupVerifyCommand.of(surroundings));
  }
}
