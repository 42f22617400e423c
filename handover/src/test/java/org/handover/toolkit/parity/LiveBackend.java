package org.handover.toolkit.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A backend of one function, which remembers what it was asked.
final class LiveBackend implements AutoCloseable {
  private final HttpServer server;
  private final Function<String, String> answers;
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /// @param answers a body for method and target; `401` and the like for a status without one
  LiveBackend(Function<String, String> answers) {
    this.answers = answers;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    boolean probe = call.equals("GET /health");
    if (!probe) {
      calls.add(call);
    }
    String body = probe ? "{}" : answers.apply(call);
    boolean bare = body.matches("\\d{3}");
    byte[] bytes = bare ? new byte[0] : body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(
        bare ? Integer.parseInt(body) : 200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
