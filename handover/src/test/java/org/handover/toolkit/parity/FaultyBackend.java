package org.handover.toolkit.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;

/// A backend of its own process: the real Flask API, behind a proxy that commits a fault. Also
/// without one it adds a cookie and a header, for faults to spoil.
///
/// Arguments: the fault, the port, the folder of the Flask application. `DATABASE_URL` is its own.
/// For the fault `EACH` it commits the one that `GET /fault/NAME` has named last; others answer
/// that alike, and go on.
final class FaultyBackend {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static final String EACH = "EACH";
  private static final String NAMED = "GET /fault/";

  private final boolean each;
  private final int upstream;
  private volatile SeededFault fault;

  private FaultyBackend(String fault, int upstream) {
    this.each = fault.equals(EACH);
    this.fault = each ? SeededFault.NONE : SeededFault.valueOf(fault);
    this.upstream = upstream;
  }

  static void main(String[] arguments) throws IOException, InterruptedException {
    int upstream = freePort();
    Process flask =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/gunicorn",
                    "--workers=1",
                    "--bind=127.0.0.1:" + upstream,
                    "--chdir=" + arguments[2],
                    "app:create_app()"))
            .inheritIO()
            .start();
    HttpServer proxy =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])),
            0);
    FaultyBackend backend = new FaultyBackend(arguments[0], upstream);
    proxy.createContext("/", backend::handle);
    proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    proxy.start();
    System.exit(flask.waitFor());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    String call = exchange.getRequestMethod() + " " + target;
    try {
      if (call.startsWith(NAMED)) {
        fault = each ? SeededFault.valueOf(call.substring(NAMED.length())) : fault;
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      SeededFault.Reply reply = fault.spoil(call, asked(exchange, call, target));
      if (reply.status() < 300) {
        run(fault.effect(call));
      }
      byte[] body = reply.body().getBytes(UTF_8);
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IOException("the fault itself cannot be made", e);
    } finally {
      exchange.close();
    }
  }

  private SeededFault.Reply asked(HttpExchange exchange, String call, String target)
      throws IOException, InterruptedException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + upstream + target))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofString(fault.request(call, body)));
    for (String name : List.of("Authorization", "Content-Type")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    HttpResponse<String> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> headers =
        new TreeMap<>(
            Map.of("Cache-Control", "no-store", "Set-Cookie", "seen=1; Path=/; HttpOnly"));
    response.headers().firstValue("Content-Type").ifPresent(v -> headers.put("Content-Type", v));
    return new SeededFault.Reply(response.statusCode(), headers, response.body());
  }

  private static void run(String sql) throws SQLException {
    if (!sql.isEmpty()) {
      DatabaseUrl url =
          DatabaseUrl.parse(Objects.requireNonNull(System.getenv("DATABASE_URL"), "its database"));
      try (Session session = new Database(url).connect()) {
        session.execute(sql);
      }
    }
  }
}
