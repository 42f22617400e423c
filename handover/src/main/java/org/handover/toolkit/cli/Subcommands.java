package org.handover.toolkit.cli;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/// The subcommands of a command. Each takes milliseconds to set up: only those are that the words
/// of the command line ask for.
record Subcommands(List<Subcommand> all) {
  Subcommands {
    all = List.copyOf(all);
  }

  /// What has to be there below a command.
  ///
  /// @param words after the command's own name
  /// @param everything whatever the words are, down to the last command
  /// @param nothing not even what is right below it: somebody only lists it by its name
  record Asked(List<String> words, boolean everything, boolean nothing) {
    static final Asked EVERYTHING = new Asked(List.of(), true, false);
    private static final Asked NOTHING = new Asked(List.of(), false, true);

    static Asked of(List<String> words) {
      return new Asked(words, false, false);
    }

    private String first() {
      return words.isEmpty() ? "" : words.getFirst();
    }

    private Asked afterFirst() {
      return of(words.subList(1, words.size()));
    }
  }

  /// One of them.
  ///
  /// @param alone whether it can do without the others
  record Subcommand(String name, BiFunction<Surroundings, Asked, CommandLine> line, boolean alone) {
    /// One that may have subcommands of its own.
    static Subcommand of(String name, BiFunction<Surroundings, Asked, CommandLine> line) {
      return new Subcommand(name, line, true);
    }

    static Subcommand of(String name, Function<Surroundings, Object> command) {
      return of(name, (surroundings, _) -> new CommandLine(command.apply(surroundings)));
    }

    /// One that is about all of them.
    static Subcommand aboutAll(String name, Function<Surroundings, Object> command) {
      return new Subcommand(name, of(name, command).line(), false);
    }
  }

  static Subcommands of(Subcommand... all) {
    return new Subcommands(List.of(all));
  }

  CommandLine under(Object command, Surroundings surroundings, Asked asked) {
    CommandLine line = new CommandLine(command);
    if (asked.nothing()) {
      return line;
    }
    boolean everything = asked.everything() || asked.first().equals("help");
    for (Subcommand named : all) {
      if (named.name().equals(asked.first())) {
        if (named.alone()) {
          return line.addSubcommand(named.line().apply(surroundings, asked.afterFirst()));
        }
        everything = true;
      }
    }
    line.addSubcommand(new HelpCommand());
    for (Subcommand each : all) {
      line.addSubcommand(
          each.line().apply(surroundings, everything ? Asked.EVERYTHING : Asked.NOTHING));
    }
    return line;
  }
}
