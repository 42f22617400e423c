package org.handover.toolkit.cli;

import java.util.List;
import org.handover.toolkit.cli.Verb.Choice;
import picocli.CommandLine.Model.CommandSpec;

/// Keeps the legacy backend reading, and from writing.
final class ReadonlyCommand {
  private ReadonlyCommand() {}

  static CommandSpec of(Surroundings surroundings, List<String> words) {
    return Verb.of(
            "Lets the database refuse what the legacy backend writes, and count it.",
            "handover db legacy-readonly on --hours 48")
        .over(
            words,
            new Choice("on", _ -> ReadonlyOnCommand.of(surroundings)),
            new Choice("off", _ -> ReadonlyOffCommand.of(surroundings)),
            new Choice("status", _ -> ReadonlyStatusCommand.of(surroundings)));
  }
}
