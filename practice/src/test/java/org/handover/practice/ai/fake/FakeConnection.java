package org.handover.practice.ai.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// HTTP/1.1 on one connection, down to where it may be broken off.
final class FakeConnection {
  private static final JsonMapper JSON = new JsonMapper();

  private final InputStream in;
  private final OutputStream out;

  FakeConnection(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /// The next request, or nothing once the client has gone.
  Optional<Asked> next() throws IOException {
    String line = line();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    return Optional.of(new Asked(line, headers, json(body)));
  }

  private static tools.jackson.databind.JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        bytes.write(b);
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  void head(int status, Map<String, String> headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 %d Fake\r\n".formatted(status));
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    write(head.append("\r\n").toString());
  }

  void answer(int status, Map<String, String> headers, String body) throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    all.put("Content-Length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
    head(status, all);
    write(body);
  }

  void chunk(String text) throws IOException {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
  }

  void endChunks() throws IOException {
    write("0\r\n\r\n");
  }

  void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Comes back when the client has closed its side.
  void awaitDeparture() throws IOException {
    while (in.read() >= 0) {
      // A client that hangs on sends nothing more.
    }
  }
}
