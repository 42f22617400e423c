package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handover.toolkit.apply.SavedValues;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;

/// A backup of one schema only: rehearsed like any other.
public final class SchemaBackup implements SavedValues {
  private final Configuration configuration;
  private final BackupMaker maker;

  public SchemaBackup(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.maker = new BackupMaker(configuration, clock);
  }

  @Override
  public void require(Server server) {
    BackupMaker.requireTools(server);
  }

  /// Where it is.
  ///
  /// @throws StoppedException unless the copy is good
  @Override
  public String save(String schema, Progress progress) throws IOException, SQLException {
    BackupReport report = maker.make(schema + "-", List.of(schema), progress);
    if (report.verdict() != Verdict.PASS) {
      throw new StoppedException(
          new Fault.Refused(
              report.summary(), "the schema %s is kept: run this again".formatted(schema)));
    }
    return report.folder();
  }

  @Override
  public String bring(String schema, Optional<Path> from, Progress progress)
      throws IOException, SQLException {
    BackupFolder folder = new BackupFolder(from.isPresent() ? from.get() : newest(schema));
    if (!folder.isManifestIntact()) {
      throw new StoppedException(
          new Fault.Refused(
              "%s was changed since it was made".formatted(folder.path()),
              "name another backup of an undo with --from; nothing was changed"));
    }
    progress.at("restoring " + folder.path(), 0, 1);
    try (Session session = new Database(configuration.database()).connect()) {
      DirectoryDump.readWhole(configuration.database(), Server.of(session), folder.dump());
    }
    return folder.path().toString();
  }

  private Path newest(String schema) throws IOException {
    Path shelf = configuration.backup().folder();
    if (Files.isDirectory(shelf)) {
      try (Stream<Path> folders = Files.list(shelf)) {
        Optional<Path> newest =
            folders
                .filter(path -> path.getFileName().toString().startsWith(schema + "-"))
                .filter(path -> !path.toString().endsWith(".partial"))
                .max(Comparator.comparing(Path::toString));
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    throw new StoppedException(
        new Fault.Refused(
            "%s holds no backup of an undo (%s-…)".formatted(shelf, schema),
            "name it with --from FOLDER"));
  }
}
