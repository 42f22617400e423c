package org.handover.toolkit.cli;

import java.util.List;
import org.handover.toolkit.cli.Verb.Choice;
import org.handover.toolkit.parity.PlayMode;
import picocli.CommandLine.Model.CommandSpec;

/// Both backends held against each other.
final class ParityCommand {
  private ParityCommand() {}

  static CommandSpec of(Surroundings surroundings, List<String> words) {
    return Verb.of(
            "Plays the same requests against both backends and compares answers and rows.",
            "handover parity write")
        .over(
            words,
            new Choice("write", _ -> ParityPlayCommand.of(surroundings, PlayMode.WRITE)),
            new Choice("shared", _ -> ParityPlayCommand.of(surroundings, PlayMode.SHARED)));
  }
}
