package org.handover.toolkit.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.handover.toolkit.apply.Acceptor;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "accept",
    description = "Takes what another party changed on purpose into the baseline.",
    footer =
        "  handover db accept --by 'A. Person' --because 'the legacy backend needs the column'")
final class DbAcceptCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      required = true,
      description = "Who answers for the change.")
  private String by = "";

  @Option(
      names = "--because",
      paramLabel = "REASON",
      required = true,
      description = "Why it was made.")
  private String because = "";

  @Option(names = "--dry-run", description = "Only show what would be accepted.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Acceptor acceptor = new Acceptor(configuration, workbench.clock());
    return workbench.step(
        dryRun ? "db accept --dry-run" : "db accept",
        configuration,
        Map.of("by", by, "because", because),
        progress -> acceptor.accept(by, because, dryRun, progress));
  }
}
