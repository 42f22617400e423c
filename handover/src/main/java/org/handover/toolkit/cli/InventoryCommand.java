package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.handover.toolkit.inventory.InventoryRun;
import picocli.CommandLine.Model.CommandSpec;

final class InventoryCommand {
  private InventoryCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<String[]> logs = Argument.words("LOG", "Access logs beside those of inventory.logs.");
    return Verb.of(
            "Lists every endpoint of the legacy API, how it is used, and what the new backend"
                + " lacks.",
            "handover inventory /var/log/nginx/access.log.1.gz")
        .takes(workbench.arguments())
        .takes(logs)
        .does(() ->
            workbench.step(
                "inventory",
                c -> new InventoryRun(c, Arrays.stream(logs.value()).map(Path::of).toList())::run));
  }
}
