package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description =
        "Proves the data: orphans, sequences, duplicates, the legacy backend's writes and models.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db verify"})
final class DbVerifyCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  DbVerifyCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    return workbench.step("db verify", configuration, new Verifier(configuration)::verify);
  }
}
