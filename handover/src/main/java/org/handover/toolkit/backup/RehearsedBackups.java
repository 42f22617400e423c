package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handover.toolkit.step.StoppedException;

/// The backups of a folder that were restored once and found to be the same.
public final class RehearsedBackups {
  private RehearsedBackups() {}

  /// A backup that may be relied on.
  ///
  /// @param at the moment of the database that it holds
  public record Rehearsed(Path folder, Instant at) {}

  /// The youngest of the whole database.
  public static Optional<Rehearsed> newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Rehearsed> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.filter(p -> Files.exists(p.resolve("manifest.json"))).toList()) {
        read(path).ifPresent(found::add);
      }
    }
    return found.stream().max(Comparator.comparing(Rehearsed::at));
  }

  /// This one, if it is one.
  public static Optional<Rehearsed> read(Path path) throws IOException {
    BackupFolder folder = new BackupFolder(path);
    if (path.toString().endsWith(".partial") || !Files.exists(path.resolve("manifest.json"))) {
      return Optional.empty();
    }
    try {
      Manifest manifest = folder.read();
      boolean counts =
          manifest.whole() && manifest.rehearsed() != null && folder.isManifestIntact();
      return counts ? Optional.of(new Rehearsed(path, manifest.at())) : Optional.empty();
    } catch (StoppedException damaged) {
      return Optional.empty();
    }
  }
}
