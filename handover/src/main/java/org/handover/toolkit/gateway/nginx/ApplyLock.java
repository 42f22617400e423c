package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// One `nginx apply` at a time in a folder.
record ApplyLock(FileChannel channel) implements AutoCloseable {
  /// @throws StoppedException if another one has it
  static ApplyLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tried(channel) == null) {
      channel.close();
      throw new StoppedException(
          new Fault.GaveWay("another `nginx apply` holds " + file, "run this again"));
    }
    return new ApplyLock(channel);
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  /// Closing the channel lets the lock go.
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
