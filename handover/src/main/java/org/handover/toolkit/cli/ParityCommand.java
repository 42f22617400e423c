package org.handover.toolkit.cli;

import org.handover.toolkit.parity.PlayMode;
import picocli.CommandLine.Command;

/// Both backends held against each other.
@Command(
    name = "parity",
    description = "Plays the same requests against both backends and compares answers and rows.",
    footer = "  handover parity write",
    subcommands = {
      HelpCommand.class,
      ParityRecordCommand.class,
      ParityGenerateCommand.class,
      ParityReadCommand.class,
      ParityCommand.Write.class,
      ParityCommand.Shared.class
    })
final class ParityCommand {
  @Command(
      name = "write",
      description =
          "Plays the cases, writes too, against both backends, each on a clone of the database.",
      footer = "  handover parity write --html parity.html")
  static final class Write extends ParityPlayCommand {
    Write() {
      super(PlayMode.WRITE);
    }
  }

  @Command(
      name = "shared",
      description = "Plays the cases with both backends taking turns on one clone of the database.",
      footer = "  handover parity shared --html parity.html")
  static final class Shared extends ParityPlayCommand {
    Shared() {
      super(PlayMode.SHARED);
    }
  }
}
