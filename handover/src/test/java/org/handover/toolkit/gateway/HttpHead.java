package org.handover.toolkit.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.handover.toolkit.wire.Header;
import org.jspecify.annotations.Nullable;

/// The head of a message of HTTP/1.1, and its body by its framing.
record HttpHead(String line, List<Header> headers) {
  HttpHead {
    headers = List.copyOf(headers);
  }

  /// Null at the end of the connection.
  static @Nullable HttpHead read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    List<Header> headers = new ArrayList<>();
    for (String next = line(in); next != null && !next.isEmpty(); next = line(in)) {
      int colon = next.indexOf(':');
      headers.add(new Header(next.substring(0, colon), next.substring(colon + 1).strip()));
    }
    return new HttpHead(line, headers);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  /// The first value; empty if there is none.
  String header(String name) {
    return headers.stream().filter(h -> h.named(name)).map(Header::value).findFirst().orElse("");
  }

  int status() {
    return Integer.parseInt(line.split(" ", 3)[1]);
  }

  boolean isChunked() {
    return header("Transfer-Encoding").toLowerCase(Locale.ROOT).equals("chunked");
  }

  /// Reads the body of a request: by its length, in chunks, or none.
  ///
  /// @param arrived told of each piece
  byte[] readBody(InputStream in, LongConsumer arrived) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (isChunked()) {
      for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
        copy(in, size, body, arrived);
        line(in);
      }
      line(in);
    } else if (!header("Content-Length").isEmpty()) {
      copy(in, Long.parseLong(header("Content-Length")), body, arrived);
    }
    return body.toByteArray();
  }

  private static long chunkSize(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("in the middle of chunks");
    }
    return Long.parseLong(line.replaceFirst(";.*", ""), 16);
  }

  /// What is beyond a megabyte is counted and not kept.
  private static void copy(InputStream in, long size, ByteArrayOutputStream to, LongConsumer told)
      throws IOException {
    byte[] piece = new byte[16 << 10];
    for (long left = size; left > 0; ) {
      int length = in.read(piece, 0, Math.toIntExact(Math.min(piece.length, left)));
      if (length < 0) {
        throw new EOFException(left + " bytes are missing");
      }
      left -= length;
      told.accept(length);
      if (to.size() < 1 << 20) {
        to.write(piece, 0, length);
      }
    }
  }
}
