package org.handover.toolkit.cli;

import picocli.CommandLine.Command;

/// A copy of everything to rehearse on.
@Command(
    name = "staging",
    description = "Both backends on a masked copy of the database, to rehearse on.",
    footer = "  handover staging up",
    subcommands = {HelpCommand.class, StagingUpCommand.class, StagingDownCommand.class})
final class StagingCommand {}
