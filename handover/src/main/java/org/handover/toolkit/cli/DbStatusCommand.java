package org.handover.toolkit.cli;

import org.handover.toolkit.apply.StatusReader;
import picocli.CommandLine.Model.CommandSpec;

final class DbStatusCommand {
  private DbStatusCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of("Shows what is applied, pending, or was changed by hand.", "handover db status")
        .takes(workbench.arguments())
        .does(() -> workbench.step("db status", c -> new StatusReader(c)::read));
  }
}
