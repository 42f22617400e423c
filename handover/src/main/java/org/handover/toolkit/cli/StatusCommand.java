package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.shift.TrafficStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows the shares of both backends, the guard's verdict, and since when.",
    footer = "  handover status --json")
final class StatusCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.show(TrafficStatus.of(configuration, workbench.clock()));
  }
}
