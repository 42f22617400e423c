package org.handover.toolkit.traffic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A lock between processes and between the threads of this one. The kernel releases it when its
/// holder dies.
record FolderLock(FileChannel channel, FileLock lock) implements AutoCloseable {
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();
  private static final long PAUSE = 10;

  /// @param patience how long it waits for another holder
  /// @throws IOException also if the other one holds it for longer
  static FolderLock of(Path file, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      if (!IN_THIS_PROCESS.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw held(file);
      }
      try {
        return inThisProcess(file, deadline);
      } catch (IOException | InterruptedException | RuntimeException e) {
        IN_THIS_PROCESS.unlock();
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + file);
    }
  }

  private static FolderLock inThisProcess(Path file, long deadline)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      for (FileLock lock = channel.tryLock(); ; lock = channel.tryLock()) {
        if (lock != null) {
          return new FolderLock(channel, lock);
        }
        if (System.nanoTime() - deadline > 0) {
          throw held(file);
        }
        Thread.sleep(PAUSE);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static IOException held(Path file) {
    return new IOException(file + " is held by another process that changes the traffic");
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
