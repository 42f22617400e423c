package org.handover.toolkit.console;

import com.google.gson.JsonParseException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The console's HTTP server, on a loopback address.
public final class ConsoleServer implements AutoCloseable {
  private static final int LONGEST_BODY = 4096;
  private static final int BACKLOG = 50;

  private final HttpServer server;
  private final ConsoleAccess gate;
  private final Token token;
  private final Assets assets = new Assets();
  private final Orders orders;
  private final EventStream events = new EventStream();
  private final SnapshotReader snapshots;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /// Starts it.
  ///
  /// @param listen a loopback address; port 0: any that is free
  /// @param tokenFile see [Token]
  /// @param snapshots what the page shows; sent once a second while anyone looks
  /// @throws StoppedException if it cannot listen there, or has no token
  public ConsoleServer(
      InetSocketAddress listen, Path tokenFile, SnapshotReader snapshots, Orders orders) {
    InetSocketAddress address = loopback(listen);
    try {
      this.token = Token.in(tokenFile);
      this.server = HttpServer.create(address, BACKLOG);
    } catch (BindException e) {
      throw new StoppedException(
          new Fault.Refused(
              "%s is in use".formatted(text(address)),
              "set console.listen to a free port, or end the program that listens there"),
          e);
    } catch (IOException e) {
      throw new StoppedException(
          new Fault.Refused("the console cannot start: " + e.getMessage(), "mend that"), e);
    }
    this.snapshots = snapshots;
    this.orders = orders;
    this.gate = new ConsoleAccess(token, server.getAddress());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    ScheduledFuture<?> _ = clockwork.scheduleWithFixedDelay(this::publish, 0, 1, TimeUnit.SECONDS);
  }

  private static InetSocketAddress loopback(InetSocketAddress listen) {
    InetSocketAddress address = new InetSocketAddress(listen.getHostString(), listen.getPort());
    InetAddress host = address.getAddress();
    if (host == null || !host.isLoopbackAddress()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: console.listen",
              "is no loopback address: " + listen.getHostString(),
              "write 127.0.0.1:8090, and reach it from elsewhere through an SSH tunnel"));
    }
    return address;
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /// Where a browser opens it for the first time: the token is behind the `#`, which browsers keep
  /// to themselves.
  public URI firstAddress() {
    return URI.create(address() + "#" + token.text());
  }

  /// Without the token.
  public URI address() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, bound.getPort()));
  }

  private void publish() {
    try {
      snapshots.tick();
      if (events.isWatched()) {
        events.publish(Json.text(snapshots.latest()));
      }
    } catch (RuntimeException e) {
      // One failure may not end the clockwork; the page says that it got none.
      events.publish(Json.text(new Failed(String.valueOf(e.getMessage()))));
    }
  }

  private record Failed(String failed) {}

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = new Response(exchange);
      Optional<ConsoleAccess.Refusal> refusal = gate.refusal(exchange);
      if (refusal.isPresent()) {
        response.json(refusal.get().status(), new Orders.Answer(false, refusal.get().text()));
      } else if (exchange.getRequestMethod().equals("POST")) {
        post(exchange, response);
      } else {
        get(exchange, response);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void get(HttpExchange exchange, Response response)
      throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    Optional<Assets.Asset> asset = assets.find(path);
    if (asset.isPresent()) {
      response.send(200, asset.get().type(), asset.get().content());
    } else if (path.equals("/snapshot")) {
      response.json(200, snapshots.whole());
    } else if (path.equals("/events")) {
      stream(response);
    } else {
      response.json(404, new Orders.Answer(false, "there is nothing here"));
    }
  }

  private void stream(Response response) throws IOException, InterruptedException {
    if (!events.enter()) {
      response.json(503, new Orders.Answer(false, "too many browsers look already"));
      return;
    }
    try {
      events.send(response.stream());
    } finally {
      events.leave();
    }
  }

  private void post(HttpExchange exchange, Response response) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      response.json(413, new Orders.Answer(false, "the body is too long"));
      return;
    }
    try {
      post(exchange, response, new String(body, StandardCharsets.UTF_8));
    } catch (JsonParseException e) {
      response.json(400, new Orders.Answer(false, "the body does not fit"));
    }
  }

  private void post(HttpExchange exchange, Response response, String body) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/session" -> {
        response.session(token.session());
        response.json(200, new Orders.Answer(true, "welcome"));
      }
      case "/shift" -> {
        ShiftOrder order = Json.read(body, ShiftOrder.class);
        response.json(200, orders.shift(order.group(), order.percent()));
      }
      case "/rollback" -> response.json(200, orders.rollback());
      default -> response.json(404, new Orders.Answer(false, "there is nothing here"));
    }
  }

  record ShiftOrder(String group, int percent) {
    ShiftOrder {
      if (group == null || percent < 0 || percent > 100) {
        throw new JsonParseException("a group, and a percentage from 0 to 100");
      }
    }
  }

  /// Ends all streams.
  @Override
  public void close() {
    clockwork.shutdownNow();
    events.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
