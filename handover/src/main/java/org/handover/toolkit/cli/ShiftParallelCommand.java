package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.shift.Shifter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "parallel",
    description =
        "Only what is fixed to the new backend stays there; the rest goes to the legacy one.",
    footer = "  handover shift parallel")
final class ShiftParallelCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;
  @Mixin private ShiftArguments arguments;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Shifter shifter = arguments.shifter(workbench, configuration);
    return workbench.step(
        "shift parallel",
        configuration,
        arguments.intent("phase", "parallel", "groups", List.of()),
        _ -> shifter.parallel());
  }
}
