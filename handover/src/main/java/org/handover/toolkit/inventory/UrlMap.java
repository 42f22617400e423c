package org.handover.toolkit.inventory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.InventorySettings;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;

/// The routes of the old application as it is now: its own program lists them, without serving
/// anything.
record UrlMap(Configuration configuration) {

  /// None if no program is named.
  List<Operation> operations() {
    InventorySettings.UrlMapProgram program = configuration.inventory().urlMap();
    if (program == null) {
      return List.of();
    }
    String database = configuration.hasDatabase() ? configuration.database().withSecrets() : "none";
    Map<String, String> environment = new HashMap<>();
    program
        .env()
        .forEach((name, value) -> environment.put(name, value.replace("{database}", database)));
    Set<String> secrets = new HashSet<>();
    if (configuration.hasDatabase()) {
      secrets.add(database);
    }
    if (configuration.hasDatabase() && configuration.database().password() != null) {
      secrets.add(configuration.database().password());
    }
    Command command = new Command(program.run(), environment, configuration.folder(), secrets);
    return FlaskRoutes.parse(
        ProcessRunner.run(command)
            .orStop(
                "mend inventory.url-map in handover.yml: it has to print what `flask routes` does")
            .output());
  }
}
