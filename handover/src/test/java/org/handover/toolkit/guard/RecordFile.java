package org.handover.toolkit.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.handover.toolkit.traffic.Backend;

/// A request record as a gateway writes it.
public record RecordFile(Path path) {
  public static String line(String group, Backend backend, int status, double seconds) {
    return String.format(
        Locale.ROOT,
        "{\"time\":1764577458.123,\"request_id\":\"r\",\"bucket\":\"42\",\"method\":\"GET\",\"uri\":\"/api/x?y=1\","
            + "\"group\":\"%s\",\"backend\":\"%s\",\"upstream\":\"127.0.0.1:1\",\"status\":%d,\"upstream_status\":\"%d\","
            + "\"seconds\":%.3f,\"upstream_seconds\":\"%.3f\",\"bytes\":1}",
        group,
        backend.label(),
        status,
        status,
        seconds,
        seconds);
  }

  public void add(String group, Backend backend, int status, double seconds) {
    append(line(group, backend, status, seconds) + "\n");
  }

  public void append(String text) {
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
