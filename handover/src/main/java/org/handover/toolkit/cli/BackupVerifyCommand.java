package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.toolkit.backup.BackupVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Compares a backup's files with its manifest.",
    footer = "  handover backup verify backups/20261122T101530000Z")
final class BackupVerifyCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Parameters(paramLabel = "FOLDER", description = "The backup.")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    return workbench.step("backup verify", _ -> _ -> BackupVerification.of(folder));
  }
}
