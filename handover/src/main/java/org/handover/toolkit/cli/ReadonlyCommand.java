package org.handover.toolkit.cli;

import org.handover.toolkit.cli.Subcommands.Asked;
import org.handover.toolkit.cli.Subcommands.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Keeps the legacy backend reading, and from writing.
@Command(
    name = "legacy-readonly",
    description = "Lets the database refuse what the legacy backend writes, and count it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db legacy-readonly on --hours 48"})
final class ReadonlyCommand {
  private static final Subcommands SUBCOMMANDS =
      Subcommands.of(
          Subcommand.of("on", ReadonlyOnCommand::new),
          Subcommand.of("off", ReadonlyOffCommand::new),
          Subcommand.of("status", ReadonlyStatusCommand::new));

  static CommandLine line(Surroundings surroundings, Asked asked) {
    return SUBCOMMANDS.under(new ReadonlyCommand(), surroundings, asked);
  }
}
