package org.handover.toolkit.cli;

import org.handover.toolkit.readonly.LegacyReadonly;
import picocli.CommandLine.Model.CommandSpec;

final class ReadonlyStatusCommand {
  private ReadonlyStatusCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Shows whether it holds, until when, and which writes were refused.",
            "handover db legacy-readonly status")
        .takes(workbench.arguments())
        .does(() ->
            workbench.step(
                "db legacy-readonly status",
                c -> new LegacyReadonly(c, workbench.clock())::status));
  }
}
