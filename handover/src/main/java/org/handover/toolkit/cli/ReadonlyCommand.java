package org.handover.toolkit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// Keeps the legacy backend reading, and from writing.
@Command(
    name = "legacy-readonly",
    description = "Lets the database refuse what the legacy backend writes, and count it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = HelpCommand.class,
    footer = {"", "Example:", "  handover db legacy-readonly on --hours 48"})
final class ReadonlyCommand {
  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new ReadonlyCommand())
        .addSubcommand(new ReadonlyOnCommand(surroundings))
        .addSubcommand(new ReadonlyOffCommand(surroundings))
        .addSubcommand(new ReadonlyStatusCommand(surroundings));
  }
}
