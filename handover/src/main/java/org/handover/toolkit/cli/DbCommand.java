package org.handover.toolkit.cli;

import picocli.CommandLine.Command;

/// The steps on the database itself.
@Command(
    name = "db",
    description =
        "Adopts the live database, adds what the new backend needs, proves it, takes it back.",
    footer = "  handover db check && handover db plan && handover db apply",
    subcommands = {
      HelpCommand.class,
      DbCheckCommand.class,
      DbPlanCommand.class,
      DbApplyCommand.class,
      DbStatusCommand.class,
      DbAcceptCommand.class,
      DbUndoCommand.class,
      DbVerifyCommand.class,
      ReadonlyCommand.class
    })
final class DbCommand {}
