package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.toolkit.backup.BackupVerification;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Compares a backup's files with its manifest.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover backup verify backups/20261122T101530000Z"})
final class BackupVerifyCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  @Parameters(paramLabel = "FOLDER", description = "The backup.")
  private Path folder = Path.of(".");

  BackupVerifyCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step("backup verify", configuration, _ -> BackupVerification.of(folder));
  }
}
