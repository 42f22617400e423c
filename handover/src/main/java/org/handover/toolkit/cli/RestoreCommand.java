package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.toolkit.backup.Restorer;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.DatabaseUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = "Restores a backup into an empty database, and compares.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  handover restore backups/20261122T101530000Z --into postgresql://host/copy --dry-run"
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin private final Workbench workbench;

  @Parameters(paramLabel = "FOLDER", description = "The backup.")
  private Path folder = Path.of(".");

  @Option(
      names = "--into",
      paramLabel = "URL",
      required = true,
      defaultValue = "${RESTORE_URL}",
      description =
          "The database to fill (default: RESTORE_URL, where one with a password belongs).")
  private String into = "";

  @Option(names = "--overwrite", description = "The target may hold something: it is replaced.")
  private boolean overwrite;

  @Option(names = "--dry-run", description = "Only look at the backup and the target.")
  private boolean dryRun;

  RestoreCommand(Surroundings surroundings) {
    this.workbench = new Workbench(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    DatabaseUrl target = Restorer.target(into, configuration, overwrite);
    Restorer restorer = new Restorer(configuration, target);
    return workbench.step(
        "restore",
        configuration,
        progress ->
            dryRun
                ? restorer.check(folder, overwrite)
                : restorer.restore(folder, overwrite, progress));
  }
}
