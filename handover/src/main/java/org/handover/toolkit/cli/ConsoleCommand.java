package org.handover.toolkit.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.parity.Interruption;
import org.handover.toolkit.step.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "console",
    description =
        "Serves a web page on localhost: the traffic as it is now, the guard, the evidence; and two"
            + " buttons, shift and roll back.",
    footer = "  handover console")
final class ConsoleCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    try (Interruption interruption = Interruption.watch();
        Console console = Console.open(workbench, configuration, Optional::empty)) {
      workbench.say(console.invitation());
      workbench.say("once open, the page is at %s; Ctrl-C ends it".formatted(console.address()));
      interruption.await();
    }
    return ExitCode.of(Verdict.PASS).code();
  }
}
