package org.handover.toolkit.cli;

import org.handover.toolkit.cli.Subcommands.Asked;
import org.handover.toolkit.cli.Subcommands.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The steps on the database itself.
@Command(
    name = "db",
    description =
        "Adopts the live database, adds what the new backend needs, proves it, takes it back.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  handover db check && handover db plan && handover db apply"})
final class DbCommand {
  private static final Subcommands SUBCOMMANDS =
      Subcommands.of(
          Subcommand.of("check", DbCheckCommand::new),
          Subcommand.of("plan", DbPlanCommand::new),
          Subcommand.of("apply", DbApplyCommand::new),
          Subcommand.of("status", DbStatusCommand::new),
          Subcommand.of("undo", DbUndoCommand::new),
          Subcommand.of("verify", DbVerifyCommand::new),
          Subcommand.of("legacy-readonly", ReadonlyCommand::line));

  static CommandLine line(Surroundings surroundings, Asked asked) {
    return SUBCOMMANDS.under(new DbCommand(), surroundings, asked);
  }
}
