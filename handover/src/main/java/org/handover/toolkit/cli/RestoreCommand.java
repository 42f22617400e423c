package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.backup.Overwrite;
import org.handover.toolkit.backup.Restorer;
import org.handover.toolkit.config.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = "Restores a backup into an empty database, and compares.",
    footer =
        "  handover restore backups/20261122T101530000Z --into postgresql://host/copy --dry-run")
final class RestoreCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Parameters(paramLabel = "FOLDER", description = "The backup.")
  private Path folder;

  @Option(
      names = "--into",
      paramLabel = "URL",
      required = true,
      defaultValue = "${RESTORE_URL}",
      description =
          "The database to fill (default: RESTORE_URL, where one with a password belongs).")
  private String into = "";

  @Option(
      names = "--overwrite",
      description = "The target may hold something: it is replaced, unless it is live.")
  private boolean overwrite;

  @Option(
      names = "--overwrite-live",
      paramLabel = "NAME",
      description =
          "The live database of this name is replaced; the old one is kept under another.")
  private @Nullable String overwriteLive;

  @Option(names = "--dry-run", description = "Only look at the backup and the target.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    Restorer restorer =
        new Restorer(
            configuration,
            workbench.clock(),
            DatabaseUrl.parse(into, workbench.environment()),
            new Overwrite(overwrite, overwriteLive));
    return workbench.step(
        "restore",
        configuration,
        progress -> dryRun ? restorer.check(folder) : restorer.restore(folder, progress));
  }
}
