package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Prints a completion script for bash and zsh.",
    footer = "  source <(handover completion)")
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Surroundings surroundings = HandoverCommand.surroundings(spec);
    surroundings.out().print(AutoComplete.bash("handover", HandoverCommand.line(surroundings)));
    surroundings.out().flush();
    return ExitCode.PASS.code();
  }
}
