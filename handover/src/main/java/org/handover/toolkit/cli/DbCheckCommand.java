package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.schema.SchemaCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    description = "Compares the live schema with the expected one, table by table.",
    footer = "  handover db check --json")
final class DbCheckCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step("db check", c -> new SchemaCheck(c, workbench.clock())::run);
  }
}
