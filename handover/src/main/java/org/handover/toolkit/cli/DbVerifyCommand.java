package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description =
        "Proves the data: orphans, sequences, duplicates, the legacy backend's writes and models.",
    footer = "  handover db verify")
final class DbVerifyCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Override
  public Integer call() throws Exception {
    return workbench.step("db verify", c -> new Verifier(c, workbench.clock())::verify);
  }
}
