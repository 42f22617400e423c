package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.check.SchemaCheck;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Compares the live schema with the expected one, table by table.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db check --json"})
final class DbCheckCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  @Option(
      names = "--reload",
      description = "Load the expected schema even if an earlier run kept what it means.")
  private boolean reload;

  DbCheckCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    SchemaCheck check = new SchemaCheck(configuration, workbench.clock());
    return workbench.step("db check", configuration, progress -> check.run(reload, progress));
  }
}
