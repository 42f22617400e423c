package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.check.SchemaCheck;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    description = "Compares the live schema with the expected one, table by table.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db check --json"})
final class DbCheckCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  DbCheckCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step(
        "db check", configuration, new SchemaCheck(configuration, workbench.clock())::run);
  }
}
