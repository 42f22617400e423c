package org.handover.toolkit.cli;

import java.util.List;
import org.handover.toolkit.cli.Verb.Choice;
import picocli.CommandLine.Model.CommandSpec;

/// The steps on the database itself.
final class DbCommand {
  private DbCommand() {}

  static CommandSpec of(Surroundings surroundings, List<String> words) {
    return Verb.of(
            "Adopts the live database, adds what the new backend needs, proves it, takes it back.",
            "handover db check && handover db plan && handover db apply")
        .over(
            words,
            new Choice("check", _ -> DbCheckCommand.of(surroundings)),
            new Choice("plan", _ -> DbPlanCommand.of(surroundings)),
            new Choice("apply", _ -> DbApplyCommand.of(surroundings)),
            new Choice("status", _ -> DbStatusCommand.of(surroundings)),
            new Choice("accept", _ -> DbAcceptCommand.of(surroundings)),
            new Choice("undo", _ -> DbUndoCommand.of(surroundings)),
            new Choice("verify", _ -> DbVerifyCommand.of(surroundings)),
            new Choice("legacy-readonly", rest -> ReadonlyCommand.of(surroundings, rest)));
  }
}
