package org.handover.toolkit.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.handover.toolkit.files.Disk;
import org.jspecify.annotations.Nullable;

/// Writes the request record on a thread of its own. A request never waits for it: lines that find
/// no room are dropped and counted.
///
/// The file is renamed to `NAME.1` when it has its size, and so on up to `NAME.3`. A file that was
/// moved or removed by others is begun anew within a second. A full disk loses lines, and nothing
/// else.
final class RecordWriter implements AutoCloseable {
  private static final int QUEUED = 16_384;
  private static final int BATCH = 512;
  private static final int KEPT = 3;
  private static final long PAUSE_MILLIS = 1000;

  /// Wakes the thread at the end. It is not written.
  private static final RequestRecord END =
      new RequestRecord(0, "", "", "", "", "", "", "", 0, "", 0, "", 0);

  private final Path file;
  private final long size;
  private final Consumer<String> notices;
  private final BlockingQueue<RequestRecord> queue = new ArrayBlockingQueue<>(QUEUED);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("request record").unstarted(this::run);
  private volatile boolean closing;
  private @Nullable FileChannel channel;
  private @Nullable Object key;
  private boolean broken;
  private boolean complained;

  /// @param notices told when lines begin to be lost, and when they are written again
  RecordWriter(Path file, long size, Consumer<String> notices) {
    this.file = file;
    this.size = size;
    this.notices = notices;
  }

  void start() {
    thread.start();
  }

  void offer(RequestRecord record) {
    if (!queue.offer(record)) {
      dropped.incrementAndGet();
    }
  }

  /// Lines that were lost, since the start.
  long dropped() {
    return dropped.get();
  }

  private void run() {
    List<RequestRecord> batch = new ArrayList<>(BATCH);
    StringBuilder text = new StringBuilder();
    while (!closing || !queue.isEmpty()) {
      try {
        RequestRecord first = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          batch.removeIf(END::equals);
          batch.forEach(record -> record.appendTo(text));
          if (!batch.isEmpty()) {
            write(text.toString(), batch.size());
          }
        }
      } catch (InterruptedException e) {
        // Asked to end: what is queued is still written.
        closing = true;
      }
      batch.clear();
      text.setLength(0);
    }
    closeChannel();
  }

  private void write(String text, int lines) {
    try {
      FileChannel open = open();
      // The last batch may have ended inside a line.
      ByteBuffer bytes =
          ByteBuffer.wrap(((broken ? "\n" : "") + text).getBytes(StandardCharsets.UTF_8));
      broken = true;
      while (bytes.hasRemaining()) {
        open.write(bytes);
      }
      broken = false;
      if (complained) {
        complained = false;
        notices.accept("the request record is written again; lines lost so far: " + dropped());
      }
    } catch (IOException e) {
      dropped.addAndGet(lines);
      closeChannel();
      if (!complained) {
        complained = true;
        notices.accept("the request record cannot be written, lines are lost: " + Disk.reason(e));
      }
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open != null && !isOurs()) {
      closeChannel();
      open = null;
    }
    if (open != null && open.size() >= size) {
      closeChannel();
      rotate();
      open = null;
    }
    if (open == null) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      open =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      channel = open;
      key = fileKey();
    }
    return open;
  }

  private boolean isOurs() throws IOException {
    try {
      return java.util.Objects.equals(key, fileKey());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private @Nullable Object fileKey() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private void rotate() throws IOException {
    for (int i = KEPT - 1; i >= 1; i--) {
      Path from = numbered(i);
      if (Files.exists(from)) {
        Files.move(from, numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private void closeChannel() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Each line was written before; nothing is lost by it.
        broken = true;
      }
    }
  }

  /// Writes what is queued.
  @Override
  public void close() {
    closing = true;
    // Where there is no room for it, the thread has work and is awake.
    boolean _ = queue.offer(END);
    try {
      thread.join(5 * PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
