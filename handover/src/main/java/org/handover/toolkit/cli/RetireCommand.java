package org.handover.toolkit.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.retire.Retirement;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "retire",
    description =
        "Stops the legacy backend once nothing has used it for long enough, and archives it.",
    footer = {"  handover retire --dry-run", "  handover retire --confirm --by 'A. Person'"})
final class RetireCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @ArgGroup private Which which = new Which();

  /// One of them, or none.
  static final class Which {
    @Option(names = "--dry-run", description = "Only name what still uses it.")
    private boolean dryRun;

    @Option(names = "--undo", description = "Start it again; until the archive is confirmed.")
    private boolean undo;

    @Option(names = "--confirm", description = "The archive is kept: no way back from here.")
    private boolean confirm;
  }

  @Option(names = "--by", paramLabel = "NAME", description = "Who confirms.")
  private String by = "";

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Retirement retirement =
        new Retirement(
            configuration, workbench.journal(configuration).history(), workbench.clock());
    if (which.undo) {
      return workbench.step("retire --undo", configuration, retirement::undo);
    }
    if (which.confirm) {
      return workbench.step(
          "retire --confirm",
          configuration,
          Map.of("by", by),
          progress -> retirement.confirm(by, progress));
    }
    return which.dryRun
        ? workbench.step("retire --dry-run", configuration, retirement::check)
        : workbench.step("retire", configuration, retirement::retire);
  }
}
