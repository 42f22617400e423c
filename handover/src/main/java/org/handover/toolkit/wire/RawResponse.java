package org.handover.toolkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// An answer as it came over the wire, unchunked and uncompressed.
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record RawResponse(int status, List<Header> headers, byte[] body) {
  private static final String BLANK_LINE = "\r\n\r\n";

  public RawResponse {
    headers = List.copyOf(headers);
  }

  /// Reads all that a server sent before it closed the connection. Interim answers (100 Continue)
  /// are passed over.
  static RawResponse parse(byte[] bytes, boolean bodiless) throws IOException {
    int from = 0;
    while (true) {
      int end = blankLine(bytes, from);
      if (end < 0) {
        throw new IOException("not an HTTP answer: " + shown(bytes, from));
      }
      List<String> lines = new String(bytes, from, end - from, ISO_8859_1).lines().toList();
      int status = status(lines.isEmpty() ? "" : lines.getFirst());
      from = end + BLANK_LINE.length();
      if (status >= 200) {
        List<Header> headers = lines.stream().skip(1).map(RawResponse::parseHeader).toList();
        byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
        return new RawResponse(status, headers, rest).unframed(bodiless).uncompressed();
      }
    }
  }

  private static int blankLine(byte[] bytes, int from) {
    for (int at = from; at + 3 < bytes.length; at++) {
      if (bytes[at] == '\r'
          && bytes[at + 1] == '\n'
          && bytes[at + 2] == '\r'
          && bytes[at + 3] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static int status(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("[1-9]\\d\\d")) {
      throw new IOException("not an HTTP answer: " + Text.shortened(line));
    }
    return Integer.parseInt(parts[1]);
  }

  private static String shown(byte[] bytes, int from) {
    int length = Math.min(bytes.length - from, 2_000);
    return length == 0 ? "nothing came" : new String(bytes, from, length, ISO_8859_1);
  }

  public Optional<String> header(String name) {
    return headers.stream().filter(h -> h.named(name)).map(Header::value).findFirst();
  }

  public List<String> headers(String name) {
    return headers.stream().filter(h -> h.named(name)).map(Header::value).toList();
  }

  public String text() {
    return new String(body, UTF_8);
  }

  private RawResponse unframed(boolean bodiless) throws IOException {
    if (header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
      return new RawResponse(status, headers, Chunks.joined(body));
    }
    Optional<String> length = header("Content-Length");
    if (!bodiless && length.isPresent() && !length.get().equals(String.valueOf(body.length))) {
      throw new IOException(
          "Content-Length is %s, but %d bytes came".formatted(length.get(), body.length));
    }
    return this;
  }

  private RawResponse uncompressed() throws IOException {
    String coding = header("Content-Encoding").orElse("");
    if (body.length == 0 || !coding.matches("(?i)gzip|deflate")) {
      return this;
    }
    try (InputStream plain =
        coding.equalsIgnoreCase("gzip")
            ? new GZIPInputStream(new ByteArrayInputStream(body))
            : new InflaterInputStream(new ByteArrayInputStream(body))) {
      byte[] content = plain.readNBytes(RawHttp.LARGEST);
      if (plain.read() >= 0) {
        throw new IOException(
            "the answer is larger than %d MiB uncompressed".formatted(RawHttp.LARGEST >> 20));
      }
      return new RawResponse(status, headers, content);
    }
  }

  private static Header parseHeader(String line) {
    int colon = Math.max(line.indexOf(':'), 0);
    return new Header(
        line.substring(0, colon), line.substring(colon).replaceFirst("^:", "").strip());
  }

  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder(String.valueOf(status));
    headers.forEach(h -> shown.append("\n%s: %s".formatted(h.name(), h.value())));
    return shown.append("\n\n").append(Text.shortened(text())).toString();
  }
}
