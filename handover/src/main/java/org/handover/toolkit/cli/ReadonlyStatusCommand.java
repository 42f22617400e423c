package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.readonly.LegacyReadonly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows whether it holds, until when, and which writes were refused.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db legacy-readonly status"})
final class ReadonlyStatusCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  ReadonlyStatusCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "db legacy-readonly status",
        configuration,
        new LegacyReadonly(configuration, workbench.clock())::status);
  }
}
