package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.change.Applier;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "plan",
    description =
        "Shows what apply would run, with locks, sizes and times; refuses what endangers a live table.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db plan"})
final class DbPlanCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  DbPlanCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "db plan", configuration, new Applier(configuration, workbench.clock())::plan);
  }
}
