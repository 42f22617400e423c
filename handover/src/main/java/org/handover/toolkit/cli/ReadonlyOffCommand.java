package org.handover.toolkit.cli;

import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.readonly.LegacyReadonly;
import picocli.CommandLine.Model.CommandSpec;

final class ReadonlyOffCommand {
  private ReadonlyOffCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Boolean> dryRun = Argument.flag("--dry-run", "Only show how it stands.");
    return Verb.of("The legacy role may write again.", "handover db legacy-readonly off")
        .takes(workbench.arguments())
        .takes(dryRun)
        .does(() -> switchOff(workbench, dryRun.value()));
  }

  private static int switchOff(Workbench workbench, boolean dryRun) throws Exception {
    Configuration configuration = workbench.configuration();
    LegacyReadonly readonly = new LegacyReadonly(configuration, workbench.clock());
    return dryRun
        ? workbench.step("db legacy-readonly status", configuration, readonly::status)
        : workbench.step("db legacy-readonly off", configuration, readonly::off);
  }
}
