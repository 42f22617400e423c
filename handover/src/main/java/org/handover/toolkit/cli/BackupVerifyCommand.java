package org.handover.toolkit.cli;

import java.nio.file.Path;
import org.handover.toolkit.backup.BackupVerification;
import picocli.CommandLine.Model.CommandSpec;

final class BackupVerifyCommand {
  private BackupVerifyCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Path> folder = Argument.parameter("FOLDER", Path.class, "The backup.");
    return Verb.of(
            "Compares a backup's files with its manifest.",
            "handover backup verify backups/20261122T101530000Z")
        .takes(workbench.arguments())
        .takes(folder)
        .does(
            () -> workbench.step("backup verify", _ -> _ -> BackupVerification.of(folder.value())));
  }
}
