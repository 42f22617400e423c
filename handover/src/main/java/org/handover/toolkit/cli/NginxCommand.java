package org.handover.toolkit.cli;

import picocli.CommandLine.Command;

/// nginx as the gateway.
@Command(
    name = "nginx",
    description =
        "Makes an nginx that is there already the gateway, by two files that it includes.",
    footer = "  handover nginx apply && handover nginx status",
    subcommands = {
      HelpCommand.class,
      NginxRenderCommand.class,
      NginxApplyCommand.class,
      NginxStatusCommand.class,
      NginxMirrorCommand.class
    })
final class NginxCommand {}
