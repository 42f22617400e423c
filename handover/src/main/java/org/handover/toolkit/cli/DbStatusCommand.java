package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.apply.StatusReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows what is applied, pending, or was changed by hand.",
    footer = "  handover db status")
final class DbStatusCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step("db status", c -> new StatusReader(c)::read);
  }
}
