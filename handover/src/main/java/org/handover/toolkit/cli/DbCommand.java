package org.handover.toolkit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The steps on the database itself.
@Command(
    name = "db",
    description =
        "Adopts the live database, adds what the new backend needs, proves it, takes it back.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = HelpCommand.class,
    footer = {"", "Example:", "  handover db check && handover db plan && handover db apply"})
final class DbCommand {
  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new DbCommand())
        .addSubcommand(new DbCheckCommand(surroundings))
        .addSubcommand(new DbPlanCommand(surroundings))
        .addSubcommand(new DbApplyCommand(surroundings))
        .addSubcommand(new DbStatusCommand(surroundings))
        .addSubcommand(new DbUndoCommand(surroundings))
        .addSubcommand(new DbVerifyCommand(surroundings))
        .addSubcommand(ReadonlyCommand.line(surroundings));
  }
}
