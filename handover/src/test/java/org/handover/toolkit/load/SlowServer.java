package org.handover.toolkit.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A server whose requests wait for each other, as on one worker.
final class SlowServer implements AutoCloseable {
  /// What becomes of a request: its number is given, from 1.
  interface Behaviour {
    /// Its status, after however long that takes; 0: no end of the answer.
    int answer(int number, String path) throws InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService workers;
  private final AtomicInteger requests = new AtomicInteger();

  SlowServer(int threads, Behaviour behaviour) {
    workers = Executors.newFixedThreadPool(threads);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext("/", exchange -> handle(exchange, behaviour));
    server.start();
  }

  private void handle(HttpExchange exchange, Behaviour behaviour) throws IOException {
    try {
      int status = behaviour.answer(requests.incrementAndGet(), exchange.getRequestURI().getPath());
      exchange.sendResponseHeaders(status == 0 ? 200 : status, status == 0 ? 1_000 : -1);
      if (status != 0) {
        exchange.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int requests() {
    return requests.get();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
