package org.handover.toolkit.cli;

import org.handover.toolkit.verify.Verifier;
import picocli.CommandLine.Model.CommandSpec;

final class DbVerifyCommand {
  private DbVerifyCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Proves the data: orphans, sequences, duplicates, the legacy backend's writes and"
                + " models.",
            "handover db verify")
        .takes(workbench.arguments())
        .does(() -> workbench.step("db verify", c -> new Verifier(c, workbench.clock())::verify));
  }
}
