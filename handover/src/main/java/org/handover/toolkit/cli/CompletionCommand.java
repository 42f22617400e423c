package org.handover.toolkit.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

final class CompletionCommand {
  private CompletionCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    return Verb.of("Prints a completion script for bash and zsh.", "source <(handover completion)")
        .does(() -> print(surroundings));
  }

  private static int print(Surroundings surroundings) {
    surroundings
        .out()
        .print(AutoComplete.bash("handover", HandoverCommand.line(surroundings, List.of())));
    surroundings.out().flush();
    return ExitCode.PASS.code();
  }
}
