package org.handover.toolkit.cli;

import org.handover.toolkit.apply.Applier;
import org.handover.toolkit.backup.SchemaBackup;
import picocli.CommandLine.Model.CommandSpec;

final class DbPlanCommand {
  private DbPlanCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Shows what apply would run, with locks, sizes and times; refuses what endangers a live table.",
            "handover db plan")
        .takes(workbench.arguments())
        .does(() ->
            workbench.step(
                "db plan",
                c ->
                    new Applier(c, new SchemaBackup(c, workbench.clock()), workbench.clock())
                        ::plan));
  }
}
