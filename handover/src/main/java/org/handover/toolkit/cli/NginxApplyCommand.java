package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.gateway.nginx.NginxApply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "apply",
    description =
        "Writes both files, has nginx test and read them, and sees that they are in force.",
    footer = "  handover nginx apply")
final class NginxApplyCommand implements Callable<Integer> {
  @Mixin private Workbench workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step("nginx apply", c -> new NginxApply(c, workbench.clock())::run);
  }
}
