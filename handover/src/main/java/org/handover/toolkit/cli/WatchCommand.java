package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.guard.Watch;
import org.handover.toolkit.parity.Interruption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "watch",
    description =
        "Watches every request and the database, and rolls back when the new backend fails.",
    footer = "  handover watch")
final class WatchCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Watch watch =
        new Watch(
            configuration, workbench.clock(), workbench.journal(configuration), workbench::say);
    // Ctrl-C and SIGTERM are how it ends.
    try (Interruption interruption = Interruption.watch()) {
      return workbench.step(
          "watch", configuration, progress -> watch.run(progress, interruption::isAsked));
    }
  }
}
