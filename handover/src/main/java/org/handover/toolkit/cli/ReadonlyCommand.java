package org.handover.toolkit.cli;

import picocli.CommandLine.Command;

/// Keeps the legacy backend reading, and from writing.
@Command(
    name = "legacy-readonly",
    description = "Lets the database refuse what the legacy backend writes, and count it.",
    footer = "  handover db legacy-readonly on --hours 48",
    subcommands = {
      HelpCommand.class,
      ReadonlyOnCommand.class,
      ReadonlyOffCommand.class,
      ReadonlyStatusCommand.class
    })
final class ReadonlyCommand {}
