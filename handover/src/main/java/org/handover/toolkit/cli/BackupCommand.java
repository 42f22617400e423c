package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.backup.BackupMaker;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "backup",
    description = "Dumps the database, restores the dump into a scratch database, and compares.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover backup"})
final class BackupCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  BackupCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "backup", configuration, new BackupMaker(configuration, workbench.clock())::make);
  }
}
