package org.handover.toolkit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// What a command says of itself and takes, until it is told what it [#does] or what it stands
/// [#over].
///
/// In calls of picocli's: to read its annotations takes a third of the time of `--help` (ADR 0025).
final class Verb {
  private final String name;
  private final String description;
  private final String example;
  private final List<Argument<?>> arguments = new ArrayList<>();

  private Verb(String name, String description, String example) {
    this.name = name;
    this.description = description;
    this.example = example;
  }

  /// @param example as somebody would type it
  static Verb of(String name, String description, String example) {
    return new Verb(name, description, example);
  }

  /// Only for the build: no usage names it.
  static CommandSpec hidden(String name, Callable<Integer> action, Argument<?>... arguments) {
    CommandSpec spec = new Verb(name, "", "").takes(arguments).does(action);
    spec.usageMessage().hidden(true);
    return spec;
  }

  Verb takes(Argument<?>... more) {
    arguments.addAll(Arrays.asList(more));
    return this;
  }

  /// @param action comes back with the exit code
  CommandSpec does(Callable<Integer> action) {
    return described(CommandSpec.wrapWithoutInspection(action));
  }

  /// A group, which does nothing without one of these.
  CommandSpec over(CommandSpec... commands) {
    CommandSpec group = described(CommandSpec.create());
    group.usageMessage().synopsisSubcommandLabel("COMMAND");
    group.addSubcommand("help", help(group));
    for (CommandSpec command : commands) {
      group.addSubcommand(command.name(), command);
    }
    return group;
  }

  private CommandSpec described(CommandSpec spec) {
    spec.name(name).versionProvider(new Version());
    spec.usageMessage().description(description);
    if (!example.isEmpty()) {
      spec.usageMessage().footer("", "Example:", "  " + example);
    }
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
    arguments.forEach(argument -> spec.add(argument.spec()));
    return spec;
  }

  private static CommandSpec help(CommandSpec group) {
    Argument<String[]> words =
        Argument.words("COMMAND", "The command to be told about; without one, all of them.");
    CommandSpec help =
        of("help", "Tells how a command is used.", group.name() + " help")
            .takes(words)
            .does(() -> tell(group.commandLine(), words.value()));
    return help.helpCommand(true);
  }

  private static int tell(CommandLine group, String... words) {
    CommandLine line = group;
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
