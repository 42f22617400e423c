package org.handover.toolkit.cli;

import org.handover.toolkit.apply.Applier;
import org.handover.toolkit.backup.SchemaBackup;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;

final class DbApplyCommand {
  private DbApplyCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Boolean> dryRun = Argument.flag("--dry-run", "Only show what would be done.");
    return Verb.of(
            "Adopts the database and adds what the new backend needs, while it is in use.",
            "handover db apply --dry-run")
        .takes(workbench.arguments())
        .takes(dryRun)
        .does(() -> apply(workbench, dryRun.value()));
  }

  private static int apply(Workbench workbench, boolean dryRun) throws Exception {
    Configuration configuration = workbench.configuration();
    Applier applier =
        new Applier(
            configuration, new SchemaBackup(configuration, workbench.clock()), workbench.clock());
    return dryRun
        ? workbench.step("db plan", configuration, applier::plan)
        : workbench.step("db apply", configuration, applier::apply);
  }
}
