package org.handover.toolkit.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.handover.toolkit.step.Beside;
import org.handover.toolkit.step.Sha256;

/// Adds up the files of a dump while `pg_dump` writes them, each of them from its beginning to its
/// end, so that only the last bytes are left to add when it has ended.
final class GrowingSums implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  /// Written last and by no worker: it may hold anything until then.
  private static final String CONTENTS = "toc.dat";

  private final BackupFolder folder;
  private final Map<Path, Sum> sums = new HashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Beside<Boolean> watching;

  /// Of the first bytes of a file.
  private static final class Sum {
    private final Sha256 digest = new Sha256();
    private long bytes;
  }

  GrowingSums(BackupFolder folder) {
    this.folder = folder;
    this.watching = Beside.start(this::watch);
  }

  private boolean watch() throws IOException {
    try {
      while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        addUp(path -> !path.endsWith(CONTENTS));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Of all files, once nobody writes them any more.
  List<Manifest.StoredFile> finish() throws SQLException, IOException {
    ended.countDown();
    watching.await();
    addUp(path -> true);
    return sums.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(file -> stored(folder.path().relativize(file.getKey()), file.getValue()))
        .toList();
  }

  private static Manifest.StoredFile stored(Path path, Sum sum) {
    return new Manifest.StoredFile(path.toString(), sum.bytes, sum.digest.hex());
  }

  private void addUp(Predicate<Path> which) throws IOException {
    for (Path file : folder.dumpedFiles()) {
      if (which.test(file)) {
        addUp(file);
      }
    }
  }

  private void addUp(Path file) throws IOException {
    Sum sum = sums.computeIfAbsent(file, _ -> new Sum());
    if (Files.size(file) == sum.bytes) {
      return;
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      bytes.skipNBytes(sum.bytes);
      sum.bytes += sum.digest.add(bytes);
    }
  }

  /// Waits until nobody reads the folder any more.
  @Override
  public void close() {
    ended.countDown();
    watching.close();
  }
}
