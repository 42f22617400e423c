package org.handover.toolkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Chunked transfer coding (RFC 9112, 7.1).
final class Chunks {
  private Chunks() {}

  static byte[] joined(byte[] chunks) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int at = 0; ; ) {
      int line = lineEnd(chunks, at);
      int size = size(new String(chunks, at, line - at, ISO_8859_1));
      if (size == 0) {
        return content.toByteArray();
      }
      if (size > chunks.length - line - 2) {
        throw new IOException("a chunk of %d bytes was cut off".formatted(size));
      }
      content.write(chunks, line + 2, size);
      at = line + 2 + size + 2;
    }
  }

  private static int lineEnd(byte[] chunks, int from) throws IOException {
    for (int at = from; at + 1 < chunks.length; at++) {
      if (chunks[at] == '\r' && chunks[at + 1] == '\n') {
        return at;
      }
    }
    throw new IOException("the last chunk is missing");
  }

  private static int size(String line) throws IOException {
    String digits = line.split(";", 2)[0].strip();
    if (!digits.matches("[0-9A-Fa-f]{1,7}")) {
      throw new IOException("'%s' is no size of a chunk".formatted(Text.shortened(digits)));
    }
    return Integer.parseInt(digits, 16);
  }
}
