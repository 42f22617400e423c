package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.change.StatusReader;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows what is applied, pending, or was changed by hand.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db status"})
final class DbStatusCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  DbStatusCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "db status", configuration, new StatusReader(configuration, workbench.clock())::read);
  }
}
