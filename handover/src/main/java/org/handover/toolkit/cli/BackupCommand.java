package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.backup.BackupMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "backup",
    description = "Dumps the database, restores the dump into a scratch database, and compares.",
    footer = "  handover backup",
    subcommands = BackupVerifyCommand.class)
final class BackupCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step("backup", c -> new BackupMaker(c, workbench.clock())::make);
  }
}
