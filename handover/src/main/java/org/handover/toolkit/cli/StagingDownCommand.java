package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.staging.Staging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description = "Ends the staging environment, and removes what a killed one left.",
    footer = "  handover staging down")
final class StagingDownCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step(
        "staging down",
        c ->
            progress -> {
              try (Staging staging = new Staging(c, workbench.clock())) {
                return staging.down(progress);
              }
            });
  }
}
