package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.shift.Shifter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "switch",
    description = "All groups that can be moved go to the new backend.",
    footer = "  handover shift switch")
final class ShiftSwitchCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;
  @Mixin private ShiftArguments arguments;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Shifter shifter = arguments.shifter(workbench, configuration);
    return workbench.step(
        "shift switch",
        configuration,
        arguments.intent("phase", "switch", "groups", List.of()),
        _ -> shifter.switchOver());
  }
}
