package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The backups in a folder.
public final class BackupList {
  /// `20261122T101530000Z`: whole ones have no label before that.
  private static final Pattern WHOLE = Pattern.compile("\\d{8}T\\d{9}Z");

  private BackupList() {}

  /// Of the whole database, by name; whether it is good it does not say.
  public static Optional<Path> newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> WHOLE.matcher(String.valueOf(path.getFileName())).matches())
          .max(Comparator.comparing(Path::getFileName));
    }
  }
}
