package org.handover.toolkit.cli;

import org.handover.toolkit.change.StatusReader;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;

final class DbStatusCommand {
  private DbStatusCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of("Shows what is applied, pending, or was changed by hand.", "handover db status")
        .takes(workbench.arguments())
        .does(() -> status(workbench));
  }

  private static int status(Workbench workbench) throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "db status", configuration, new StatusReader(configuration, workbench.clock())::read);
  }
}
