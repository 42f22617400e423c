package org.handover.toolkit.cli;

import java.util.List;
import java.util.Map;
import org.handover.toolkit.apply.Acceptor;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Model.CommandSpec;

final class DbAcceptCommand {
  private DbAcceptCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Boolean> dryRun = Argument.flag("--dry-run", "Only show what would be accepted.");
    Argument<String> by =
        Argument.required(List.of("--by"), "NAME", String.class, "Who answers for the change.");
    Argument<String> because =
        Argument.required(List.of("--because"), "REASON", String.class, "Why it was made.");
    return Verb.of(
            "Takes what another party changed on purpose into the baseline.",
            "handover db accept --by 'A. Person' --because 'the legacy backend needs the column'")
        .takes(workbench.arguments())
        .takes(by, because, dryRun)
        .does(() -> accept(workbench, by.value(), because.value(), dryRun.value()));
  }

  private static int accept(Workbench workbench, String by, String because, boolean dryRun)
      throws Exception {
    Configuration configuration = workbench.configuration();
    Acceptor acceptor = new Acceptor(configuration, workbench.clock());
    return workbench.step(
        dryRun ? "db accept --dry-run" : "db accept",
        configuration,
        Map.of("by", by, "because", because),
        progress -> acceptor.accept(by, because, dryRun, progress));
  }
}
