package org.handover.toolkit.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A backend that answers its name. `/health` can be made to fail; `/held` waits until it is let
/// go; `/endless` sends as long as it is taken.
final class NamedBackend implements AutoCloseable {
  private static final byte[] PIECE = new byte[64 << 10];

  private final String name;
  private final HttpServer server;
  private final CountDownLatch held = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final Map<String, AtomicInteger> targets = new ConcurrentHashMap<>();
  private volatile int health = 200;

  private NamedBackend(String name, HttpServer server) {
    this.name = name;
    this.server = server;
  }

  static NamedBackend start(String name) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
      NamedBackend backend = new NamedBackend(name, server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", backend::answer);
      server.start();
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      targets
          .computeIfAbsent(exchange.getRequestURI().toString(), _ -> new AtomicInteger())
          .incrementAndGet();
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> send(exchange, health);
        case "/api/held" -> {
          waiting.incrementAndGet();
          held.await();
          send(exchange, 200);
        }
        case "/api/endless" -> stream(exchange);
        default -> send(exchange, 200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(HttpExchange exchange, int status) throws IOException {
    byte[] body = name.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    while (true) {
      out.write(PIECE);
      out.flush();
      sent.addAndGet(PIECE.length);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void health(int status) {
    health = status;
  }

  /// Lets the requests of `/api/held` go.
  void release() {
    held.countDown();
  }

  int waiting() {
    return waiting.get();
  }

  /// Bytes of `/api/endless`.
  long sent() {
    return sent.get();
  }

  /// How often each target was asked for.
  int count(String target) {
    AtomicInteger count = targets.get(target);
    return count == null ? 0 : count.get();
  }

  @Override
  public void close() {
    held.countDown();
    server.stop(0);
  }
}
