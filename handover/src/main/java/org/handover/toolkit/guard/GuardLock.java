package org.handover.toolkit.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// There is one guard at a time. The file holds its process id; the lock goes with the process,
/// however that ends.
final class GuardLock implements AutoCloseable {
  private final FileChannel channel;

  private GuardLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Empty if another guard has it.
  static Optional<GuardLock> take(Path traffic) throws IOException {
    Files.createDirectories(traffic);
    FileChannel channel =
        FileChannel.open(file(traffic), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      return Optional.empty();
    }
    writePid(channel);
    return Optional.of(new GuardLock(channel));
  }

  private static void writePid(FileChannel channel) {
    String pid = ProcessHandle.current().pid() + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException fullDisk) {
      // The lock is what counts; the number is for people.
      return;
    }
  }

  /// Of the guard that has it, as far as it is known.
  static String holder(Path traffic) throws IOException {
    String pid = Files.readString(file(traffic)).strip();
    return pid.isEmpty() ? "of an unknown process" : "process " + pid;
  }

  private static Path file(Path traffic) {
    return traffic.resolve("guard.lock");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
