package org.handover.toolkit.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.readonly.LegacyReadonly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "on",
    description = "From now on the database refuses what the legacy role writes.",
    footer = "  handover db legacy-readonly on --hours 48")
final class ReadonlyOnCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--hours",
      defaultValue = "48",
      description = "How long (default: ${DEFAULT-VALUE}); then it ends by itself.")
  private int hours;

  @Option(names = "--dry-run", description = "Only show how it stands.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Instant until = workbench.clock().instant().plus(Duration.ofHours(hours));
    LegacyReadonly readonly = new LegacyReadonly(configuration, workbench.clock());
    return dryRun
        ? workbench.step("db legacy-readonly status", configuration, readonly::status)
        : workbench.step(
            "db legacy-readonly on",
            configuration,
            Map.of("until", until.toString()),
            progress -> readonly.on(until, progress));
  }
}
