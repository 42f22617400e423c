package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.readonly.LegacyReadonly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows whether it holds, until when, and which writes were refused.",
    footer = "  handover db legacy-readonly status")
final class ReadonlyStatusCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step(
        "db legacy-readonly status", c -> new LegacyReadonly(c, workbench.clock())::status);
  }
}
