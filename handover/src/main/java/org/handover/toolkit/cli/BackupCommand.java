package org.handover.toolkit.cli;

import org.handover.toolkit.backup.BackupMaker;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;

final class BackupCommand {
  private BackupCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Dumps the database, restores the dump into a scratch database, and compares.",
            "handover backup")
        .takes(workbench.arguments())
        .does(() -> backup(workbench))
        .addSubcommand("verify", BackupVerifyCommand.of(surroundings));
  }

  private static int backup(Workbench workbench) throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "backup", configuration, new BackupMaker(configuration, workbench.clock())::make);
  }
}
