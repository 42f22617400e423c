package org.handover.toolkit.cli;

import picocli.CommandLine.Model.CommandSpec;

/// The steps on the database itself.
final class DbCommand {
  private DbCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    return Verb.of(
            "db",
            "Adopts the live database, adds what the new backend needs, proves it, takes it back.",
            "handover db check && handover db plan && handover db apply")
        .over(
            DbCheckCommand.of(surroundings),
            DbPlanCommand.of(surroundings),
            DbApplyCommand.of(surroundings),
            DbStatusCommand.of(surroundings),
            DbUndoCommand.of(surroundings),
            DbVerifyCommand.of(surroundings),
            ReadonlyCommand.of(surroundings));
  }
}
