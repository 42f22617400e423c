package org.handover.toolkit.cli;

import picocli.CommandLine.Model.CommandSpec;

final class JournalVerifyCommand {
  private JournalVerifyCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    return Verb.of(
            "Follows the chain of hashes and names the first line that was tampered with.",
            "handover journal verify")
        .takes(workbench.arguments())
        .does(() -> workbench.show(workbench.journal(workbench.configuration()).inspect()));
  }
}
