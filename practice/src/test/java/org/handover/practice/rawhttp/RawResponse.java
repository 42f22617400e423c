package org.handover.practice.rawhttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An answer as it came over the wire, unchunked.
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record RawResponse(int status, List<Header> headers, byte[] body) {
  private static final String BLANK_LINE = "\r\n\r\n";

  public RawResponse {
    headers = List.copyOf(headers);
  }

  /// Reads all that a server sent before it closed the connection. Interim answers (100 Continue)
  /// are passed over.
  static RawResponse parse(byte[] bytes, boolean bodiless) throws IOException {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf(BLANK_LINE);
    if (end < 0) {
      throw new IOException("not an HTTP answer: " + Text.shortened(text));
    }
    List<String> lines = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.getFirst().split(" ", 3)[1]);
    byte[] rest = Arrays.copyOfRange(bytes, end + BLANK_LINE.length(), bytes.length);
    if (status < 200) {
      return parse(rest, bodiless);
    }
    List<Header> headers = lines.stream().skip(1).map(RawResponse::parseHeader).toList();
    return new RawResponse(status, headers, rest).unframed(bodiless);
  }

  public Optional<String> header(String name) {
    return headers.stream().filter(h -> h.named(name)).map(Header::value).findFirst();
  }

  public String text() {
    return new String(body, UTF_8);
  }

  private RawResponse unframed(boolean bodiless) throws IOException {
    if (header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
      return new RawResponse(status, headers, unchunk(body));
    }
    Optional<String> length = header("Content-Length");
    if (!bodiless && length.isPresent() && Integer.parseInt(length.get()) != body.length) {
      throw new IOException(
          "Content-Length is %s, but %d bytes came".formatted(length.get(), body.length));
    }
    return this;
  }

  private static byte[] unchunk(byte[] chunks) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    String text = new String(chunks, ISO_8859_1);
    for (int at = 0; ; ) {
      int line = text.indexOf("\r\n", at);
      if (line < 0) {
        throw new IOException("the last chunk is missing");
      }
      int size = Integer.parseInt(text.substring(at, line).split(";", 2)[0].strip(), 16);
      if (size == 0) {
        return content.toByteArray();
      }
      content.write(chunks, line + 2, size);
      at = line + 2 + size + 2;
    }
  }

  private static Header parseHeader(String line) {
    int colon = line.indexOf(':');
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder(String.valueOf(status));
    headers.forEach(h -> shown.append("\n%s: %s".formatted(h.name(), h.value())));
    return shown.append("\n\n").append(Text.shortened(text())).toString();
  }
}
