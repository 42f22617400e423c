package org.handover.toolkit.cli;

import org.handover.toolkit.change.Applier;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;

final class DbPlanCommand {
  private DbPlanCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Shows what apply would run, with locks, sizes and times; refuses what endangers a live table.",
            "handover db plan")
        .takes(workbench.arguments())
        .does(() -> plan(workbench));
  }

  private static int plan(Workbench workbench) throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "db plan", configuration, new Applier(configuration, workbench.clock())::plan);
  }
}
