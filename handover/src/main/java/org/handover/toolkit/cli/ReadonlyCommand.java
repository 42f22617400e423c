package org.handover.toolkit.cli;

import picocli.CommandLine.Model.CommandSpec;

/// Keeps the legacy backend reading, and from writing.
final class ReadonlyCommand {
  private ReadonlyCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    return Verb.of(
            "legacy-readonly",
            "Lets the database refuse what the legacy backend writes, and count it.",
            "handover db legacy-readonly on --hours 48")
        .over(
            ReadonlyOnCommand.of(surroundings),
            ReadonlyOffCommand.of(surroundings),
            ReadonlyStatusCommand.of(surroundings));
  }
}
