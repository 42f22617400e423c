package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.readonly.LegacyReadonly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "off",
    description = "The legacy role may write again.",
    footer = "  handover db legacy-readonly off")
final class ReadonlyOffCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(names = "--dry-run", description = "Only show how it stands.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    LegacyReadonly readonly = new LegacyReadonly(configuration, workbench.clock());
    return dryRun
        ? workbench.step("db legacy-readonly status", configuration, readonly::status)
        : workbench.step("db legacy-readonly off", configuration, readonly::off);
  }
}
