package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.apply.Applier;
import org.handover.toolkit.backup.SchemaBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "plan",
    description =
        "Shows what apply would run, with locks, sizes and times; refuses what endangers a live table.",
    footer = "  handover db plan")
final class DbPlanCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step(
        "db plan",
        c -> new Applier(c, new SchemaBackup(c, workbench.clock()), workbench.clock())::plan);
  }
}
