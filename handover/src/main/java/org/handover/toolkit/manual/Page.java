package org.handover.toolkit.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What the command line says of one command.
///
/// @param name with its parents: `handover db check`
/// @param synopsis one line, or more where it is long
/// @param exitCodes by code; only the root says them
/// @param examples as somebody would type them
/// @param commands what is below it
public record Page(
    String name,
    String description,
    String synopsis,
    List<Entry> arguments,
    Map<String, String> exitCodes,
    List<String> examples,
    List<Page> commands) {
  /// An option or a parameter.
  ///
  /// @param names as they are typed: `-f, --file=FILE`
  public record Entry(String names, String description) {}

  public Page {
    arguments = List.copyOf(arguments);
    examples = List.copyOf(examples);
    commands = List.copyOf(commands);
  }

  /// Without what is hidden, and without the `help` that every group has.
  public static Page of(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    return new Page(
        spec.qualifiedName(" "),
        String.join(" ", spec.usageMessage().description()),
        plainHelp(spec).synopsis(0).strip(),
        arguments(spec),
        spec.usageMessage().exitCodeList(),
        Arrays.stream(spec.usageMessage().footer())
            .filter(text -> text.startsWith("  "))
            .map(String::strip)
            .toList(),
        line.getSubcommands().values().stream()
            .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
            .filter(sub -> !sub.getCommandSpec().helpCommand())
            .map(Page::of)
            .toList());
  }

  /// The file's name without its ending: `handover-db-check`.
  public String fileName() {
    return name.replace(' ', '-');
  }

  /// This one and all below it.
  public Stream<Page> all() {
    return Stream.concat(Stream.of(this), commands.stream().flatMap(Page::all));
  }

  private static CommandLine.Help plainHelp(CommandSpec spec) {
    return new CommandLine.Help(
        spec, CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
  }

  private static List<Entry> arguments(CommandSpec spec) {
    List<Entry> entries = new ArrayList<>();
    spec.positionalParameters()
        .forEach(parameter -> entries.add(new Entry(parameter.paramLabel(), text(parameter))));
    spec.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(option -> entries.add(new Entry(names(option), text(option))));
    return entries;
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.typeInfo().isBoolean() ? names : names + "=" + option.paramLabel();
  }

  private static String text(ArgSpec argument) {
    return String.join(" ", argument.description());
  }
}
