package org.handover.toolkit.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "help",
    helpCommand = true,
    description = "Tells how a command is used.",
    footer = "  handover help db check")
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      description = "The command to be told about; without one, all of them.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec.parent(), "a group").commandLine();
    for (String word : words) {
      CommandLine below = line.getSubcommands().get(word);
      if (below == null) {
        throw new ParameterException(line, "There is no command '" + word + "' here");
      }
      line = below;
    }
    line.usage(line.getOut(), line.getColorScheme());
    return ExitCode.PASS.code();
  }
}
