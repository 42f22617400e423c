package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.apply.Applier;
import org.handover.toolkit.backup.SchemaBackup;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "apply",
    description = "Adopts the database and adds what the new backend needs, while it is in use.",
    footer = "  handover db apply --dry-run")
final class DbApplyCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(names = "--dry-run", description = "Only show what would be done.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Applier applier =
        new Applier(
            configuration, new SchemaBackup(configuration, workbench.clock()), workbench.clock());
    return dryRun
        ? workbench.step("db plan", configuration, applier::plan)
        : workbench.step("db apply", configuration, applier::apply);
  }
}
