package org.handover.toolkit.inventory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Access logs of any size, compressed or not: a line at a time, and of a line that does not end
/// only its beginning.
public final class AccessLogs {
  private static final int LONGEST = 16_000;

  private final Consumer<Call> calls;
  private final BooleanSupplier stopped;
  private long lines;
  private long unread;

  AccessLogs(Consumer<Call> calls) {
    this(calls, () -> false);
  }

  /// @param stopped after which no further line is taken
  public AccessLogs(Consumer<Call> calls, BooleanSupplier stopped) {
    this.calls = calls;
    this.stopped = stopped;
  }

  public void read(Path file) throws IOException {
    try (InputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream in = file.toString().endsWith(".gz") ? unzipped(plain) : plain) {
      read(in);
    }
  }

  public void read(InputStream in) throws IOException {
    byte[] line = new byte[LONGEST];
    byte[] block = new byte[1 << 16];
    int length = 0;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      for (int i = 0; i < read; i++) {
        if (block[i] == '\n') {
          take(line, length);
          length = 0;
        } else if (length < LONGEST) {
          line[length++] = block[i];
        }
      }
      if (stopped.getAsBoolean()) {
        return;
      }
    }
    if (length > 0) {
      take(line, length);
    }
  }

  private static InputStream unzipped(InputStream in) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16);
  }

  private void take(byte[] bytes, int length) {
    if (stopped.getAsBoolean()) {
      return;
    }
    String line = new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    if (!line.isEmpty()) {
      lines++;
      AccessLine.parse(line).ifPresentOrElse(calls, () -> unread++);
    }
  }

  public long lines() {
    return lines;
  }

  /// Of which nothing could be made.
  public long unread() {
    return unread;
  }
}
