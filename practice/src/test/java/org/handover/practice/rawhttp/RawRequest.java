package org.handover.practice.rawhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as it goes over the wire. The target and the headers are sent as they are, however
/// odd: that is what `java.net.http` would not do.
///
/// @param version of HTTP: 1.1, or the 1.0 that nginx speaks to a backend by default
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record RawRequest(
    String method, String target, String version, List<Header> headers, byte @Nullable [] body) {
  public RawRequest {
    headers = List.copyOf(headers);
  }

  public static RawRequest get(String target, Header... headers) {
    return new RawRequest("GET", target, "1.1", List.of(headers), null);
  }

  /// One of HTTP/1.1.
  ///
  /// @param body empty: none
  public static RawRequest of(String method, String target, List<Header> headers, String body) {
    return new RawRequest(
        method, target, "1.1", headers, body.isEmpty() ? null : body.getBytes(UTF_8));
  }

  boolean asksForHead() {
    return method.equals("HEAD");
  }

  byte[] bytes(String host) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head(host).getBytes(UTF_8));
    if (body != null) {
      out.writeBytes(chunked() ? oneChunk(body) : body);
    }
    return out.toByteArray();
  }

  private String head(String host) {
    List<Header> lines = new ArrayList<>();
    if (!has("Host")) {
      lines.add(new Header("Host", host));
    }
    lines.add(new Header("Connection", "close"));
    lines.addAll(headers);
    if (body != null && !chunked() && !has("Content-Length")) {
      lines.add(new Header("Content-Length", String.valueOf(body.length)));
    }
    StringBuilder head = new StringBuilder("%s %s HTTP/%s\r\n".formatted(method, target, version));
    lines.forEach(line -> head.append("%s: %s\r\n".formatted(line.name(), line.value())));
    return head.append("\r\n").toString();
  }

  private boolean has(String name) {
    return headers.stream().anyMatch(header -> header.named(name));
  }

  private boolean chunked() {
    return has("Transfer-Encoding");
  }

  private static byte[] oneChunk(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (content.length > 0) {
      out.writeBytes("%x\r\n".formatted(content.length).getBytes(UTF_8));
      out.writeBytes(content);
      out.writeBytes("\r\n".getBytes(UTF_8));
    }
    out.writeBytes("0\r\n\r\n".getBytes(UTF_8));
    return out.toByteArray();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%s %s".formatted(method, target));
    headers.forEach(h -> text.append("\n%s: %s".formatted(h.name(), Text.shortened(h.value()))));
    return body == null
        ? text.toString()
        : text.append("\n\n").append(Text.shortened(new String(body, UTF_8))).toString();
  }
}
