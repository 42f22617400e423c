package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The folder of all backups. One is made at a time, under a name that ends in `.partial` until it
/// is good: what a killed run left is cleared away by the next.
final class BackupShelf implements AutoCloseable {
  private static final String PARTIAL = ".partial";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final FileChannel channel;

  BackupShelf(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    this.channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isOurs()) {
      channel.close();
      throw new StoppedException(
          new Fault.GaveWay("another backup is being made in " + folder, "wait for its end"));
    }
    clear();
  }

  private boolean isOurs() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void clear() throws IOException {
    List<Path> left;
    try (Stream<Path> found = Files.list(folder)) {
      left = found.filter(path -> path.toString().endsWith(PARTIAL)).toList();
    }
    for (Path path : left) {
      new BackupFolder(path).delete();
    }
  }

  BackupFolder begin(String label, Instant at) throws IOException {
    return new BackupFolder(
        Files.createDirectory(folder.resolve(label + NAME.format(at) + PARTIAL)));
  }

  /// From now on it counts, even if the power fails.
  BackupFolder finish(BackupFolder partial) throws IOException {
    String name = partial.path().toString();
    Path good = Path.of(name.substring(0, name.length() - PARTIAL.length()));
    Files.move(partial.path(), good, StandardCopyOption.ATOMIC_MOVE);
    BackupFolder.force(folder);
    return new BackupFolder(good);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
