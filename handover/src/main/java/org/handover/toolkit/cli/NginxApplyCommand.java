package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.gateway.nginx.NginxApply;
import org.handover.toolkit.gateway.nginx.NginxStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "apply",
    description =
        "Writes both files, has nginx test and read them, and sees that they are in force.",
    footer = "  handover nginx apply")
final class NginxApplyCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(names = "--dry-run", description = "Only show how it stands.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    if (dryRun) {
      return workbench.show(new NginxStatus(workbench.configuration(), workbench.clock()).look());
    }
    return workbench.step("nginx apply", c -> new NginxApply(c, workbench.clock())::run);
  }
}
