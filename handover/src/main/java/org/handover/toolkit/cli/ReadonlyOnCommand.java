package org.handover.toolkit.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.readonly.LegacyReadonly;
import picocli.CommandLine.Model.CommandSpec;

final class ReadonlyOnCommand {
  private ReadonlyOnCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Integer> hours =
        Argument.option(
            List.of("--hours"),
            "<hours>",
            Integer.class,
            "48",
            "How long (default: ${DEFAULT-VALUE}); then it ends by itself.");
    Argument<Boolean> dryRun = Argument.flag("--dry-run", "Only show how it stands.");
    return Verb.of(
            "From now on the database refuses what the legacy role writes.",
            "handover db legacy-readonly on --hours 48")
        .takes(workbench.arguments())
        .takes(hours, dryRun)
        .does(() -> switchOn(workbench, hours.value(), dryRun.value()));
  }

  private static int switchOn(Workbench workbench, int hours, boolean dryRun) throws Exception {
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
