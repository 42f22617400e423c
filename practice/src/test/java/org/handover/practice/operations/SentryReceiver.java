package org.handover.practice.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/// Takes what a client of Sentry sends, as Sentry does, and keeps it.
final class SentryReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Queue<String> envelopes = new ConcurrentLinkedQueue<>();

  SentryReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/1/envelope/", this::receive);
    server.start();
  }

  String dsn() {
    return "http://public@127.0.0.1:%d/1".formatted(server.getAddress().getPort());
  }

  /// All that has come, head and body of each.
  String received() {
    return String.join("\n", envelopes);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream sent = exchange.getRequestBody();
      try (InputStream body = packed ? new GZIPInputStream(sent) : sent) {
        envelopes.add(new String(body.readAllBytes(), UTF_8));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
