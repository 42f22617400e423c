package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.gateway.nginx.NginxStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows which version of the files runs and is on the disk, and the shares.",
    footer = "  handover nginx status --json")
final class NginxStatusCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.show(new NginxStatus(workbench.configuration(), workbench.clock()).look());
  }
}
