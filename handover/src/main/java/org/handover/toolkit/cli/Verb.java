package org.handover.toolkit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// What a command says of itself and takes, until it is told what it [#does] or what it stands
/// [#over].
///
/// In calls of picocli's: to read its annotations takes a third of the time of `--help` (ADR 0025).
final class Verb {
  private final String description;
  private final String example;
  private final List<Argument<?>> arguments = new ArrayList<>();

  private Verb(String description, String example) {
    this.description = description;
    this.example = example;
  }

  /// @param example as somebody would type it
  static Verb of(String description, String example) {
    return new Verb(description, example);
  }

  /// Only for the build: no usage names it.
  static CommandSpec hidden(Callable<Integer> action, Argument<?>... arguments) {
    CommandSpec spec = new Verb("", "").takes(arguments).does(action);
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

  /// A command under its name, made of the words that come after it.
  record Choice(String name, Function<List<String>, CommandSpec> command) {}

  /// A group, which does nothing without one of these.
  ///
  /// @param words of the command line: where the first one is the name of a choice, the others,
  ///   each of which takes a millisecond to be made, stay away
  CommandSpec over(List<String> words, Choice... choices) {
    CommandSpec group = described(CommandSpec.create());
    group.usageMessage().synopsisSubcommandLabel("COMMAND");
    group.addSubcommand("help", help(group));
    List<Choice> all = List.of(choices);
    List<Choice> named = all.stream().filter(choice -> words.indexOf(choice.name()) == 0).toList();
    List<String> rest = named.isEmpty() ? List.of() : words.subList(1, words.size());
    for (Choice choice : named.isEmpty() ? all : named) {
      group.addSubcommand(choice.name(), choice.command().apply(rest));
    }
    return group;
  }

  private CommandSpec described(CommandSpec spec) {
    spec.versionProvider(new Version());
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
        of("Tells how a command is used.", "handover help db check")
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
