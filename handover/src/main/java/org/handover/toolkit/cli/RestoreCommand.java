package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.backup.Overwrite;
import org.handover.toolkit.backup.Restorer;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.DatabaseUrl;
import picocli.CommandLine.Model.CommandSpec;

final class RestoreCommand {
  private RestoreCommand() {}

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<Path> folder = Argument.parameter("FOLDER", Path.class, "The backup.");
    Argument<String> into =
        Argument.option(
            List.of("--into"),
            "URL",
            String.class,
            "${RESTORE_URL}",
            "The database to fill (default: RESTORE_URL, where one with a password belongs).");
    Argument<Boolean> overwrite =
        Argument.flag(
            "--overwrite", "The target may hold something: it is replaced, unless it is live.");
    Argument<String> overwriteLive =
        Argument.option(
            "--overwrite-live",
            "NAME",
            String.class,
            "The live database of this name is replaced; the old one is kept under another.");
    Argument<Boolean> dryRun =
        Argument.flag("--dry-run", "Only look at the backup and the target.");
    return Verb.of(
            "Restores a backup into an empty database, and compares.",
            "handover restore backups/20261122T101530000Z --into postgresql://host/copy --dry-run")
        .takes(workbench.arguments())
        .takes(folder, into, overwrite, overwriteLive, dryRun)
        .does(() ->
            restore(
                workbench,
                folder.value(),
                into.value(),
                new Overwrite(overwrite.value(), overwriteLive.orNull()),
                dryRun.value()));
  }

  private static int restore(
      Workbench workbench, Path folder, String into, Overwrite overwrite, boolean dryRun)
      throws Exception {
    Configuration configuration = workbench.configuration();
    Restorer restorer =
        new Restorer(configuration, workbench.clock(), DatabaseUrl.parse(into), overwrite);
    return workbench.step(
        "restore",
        configuration,
        progress -> dryRun ? restorer.check(folder) : restorer.restore(folder, progress));
  }
}
