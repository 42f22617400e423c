package org.handover.toolkit.guard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A backend that is healthy at `/health` and can be made to fail or to be slow elsewhere.
final class SwitchedBackend implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong requests = new AtomicLong();
  private volatile int failsEvery;
  private volatile int millis;

  private SwitchedBackend(HttpServer server) {
    this.server = server;
  }

  static SwitchedBackend start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
      SwitchedBackend backend = new SwitchedBackend(server);
      server.setExecutor(backend.threads);
      server.createContext("/", backend::answer);
      server.start();
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean asksHealth = exchange.getRequestURI().getPath().equals("/health");
    if (!asksHealth && millis > 0) {
      LockSupport.parkNanos(millis * 1_000_000L);
    }
    boolean fails = !asksHealth && failsEvery > 0 && requests.incrementAndGet() % failsEvery == 0;
    exchange.sendResponseHeaders(fails ? 500 : 200, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// One of so many requests; 0: none.
  void failEvery(int requestsOfOne) {
    failsEvery = requestsOfOne;
  }

  void slowDown(int milliseconds) {
    millis = milliseconds;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
