package org.handover.toolkit.gateway;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.Bucket;
import org.jspecify.annotations.Nullable;

/// One event loop: its client connections, its connections to the backends, and the requests that
/// are on their way. Everything here runs on that loop's thread.
final class Worker extends AbstractVerticle {
  private static final long CLOCK_MILLIS = 250;

  /// Of all clients together: each takes some 8 kB of the heap.
  private static final int MOST_CONNECTIONS = 16_000;

  private static final int ONE_FLUSH = 64;
  private static final String COOKIE_LIFE = "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";

  private final GatewayPlan plan;
  private final Shared shared;
  private final HttpServerOptions options;
  private final Router router;
  private final Map<HttpConnection, Connected> connections = new HashMap<>();
  private final Set<ProxyExchange> exchanges = new HashSet<>();
  private @Nullable Clients clients;
  private @Nullable HttpServer server;

  /// What all workers use.
  record Shared(
      Map<Backend, InstancePool> groups,
      TrafficWatch traffic,
      RecordWriter record,
      GatewayMetrics metrics,
      Draining draining,
      Mirror mirror) {}

  /// A client's connection.
  private static final class Connected {
    private int requests;
    private long idleSince = System.nanoTime();
  }

  Worker(GatewayPlan plan, Shared shared, HttpServerOptions options) {
    this.plan = plan;
    this.shared = shared;
    this.options = options;
    this.router = new Router(plan.routes(), shared.traffic()::reading, plan.sessionCookie());
  }

  @Override
  public void start(Promise<Void> started) {
    clients = new Clients(vertx, plan.limits());
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(this::connected)
            .invalidRequestHandler(this::invalid)
            .requestHandler(this::handle)
            .exceptionHandler(_ -> {});
    vertx.setPeriodic(CLOCK_MILLIS, _ -> tick());
    // The servers of all workers share one port: to Vert.x, any free one is a negative number.
    int port = plan.listen().getPort() == 0 ? -1 : plan.listen().getPort();
    server
        .listen(port, plan.listen().getHostString())
        .onComplete(bound -> {
          if (bound.succeeded()) {
            shared.draining().listening(bound.result().actualPort());
            started.complete();
          } else {
            started.fail(bound.cause());
          }
        });
  }

  @Nullable HttpServer server() {
    return server;
  }

  private void connected(HttpConnection connection) {
    ChannelPipeline pipeline = ((Http1xServerConnection) connection).channel().pipeline();
    pipeline.replace(
        "httpDecoder", "httpDecoder", new StrictRequestDecoder(options, plan.limits().head()));
    pipeline.addBefore("httpDecoder", "flushes", new FlushConsolidationHandler(ONE_FLUSH, true));
    if (shared.metrics().connections() >= MOST_CONNECTIONS) {
      shared.metrics().refused();
      connection.close();
      return;
    }
    connections.put(connection, new Connected());
    shared.metrics().connected();
    // A client that resets its connection is nothing to log.
    connection.exceptionHandler(_ -> {});
    connection.closeHandler(_ -> {
      connections.remove(connection);
      shared.metrics().disconnected();
    });
  }

  private void invalid(HttpServerRequest request) {
    switch (request.decoderResult().cause()) {
      case RefusedHead refused -> refuseUnrouted(request, refused.status(), refused.reason());
      case TooLongHttpLineException _ -> refuseUnrouted(request, 414, "the target is too long");
      case TooLongFrameException _ -> refuseUnrouted(request, 431, "the headers are too large");
      default -> refuseUnrouted(request, 400, "the head is malformed");
    }
  }

  private void handle(HttpServerRequest request) {
    Client client = Client.of(request, plan.proxies());
    Router.Choice choice = router.choose(request, client);
    Connected connected = connections.get(request.connection());
    if (connected != null) {
      connected.requests++;
    }
    if (shared.draining().isDraining()) {
      request.connection().shutdown(plan.limits().drain().toMillis(), TimeUnit.MILLISECONDS);
    }
    MirrorCapture capture = shared.mirror().capture(request);
    ProxyExchange exchange = new ProxyExchange(this, request, client, choice, capture);
    exchanges.add(exchange);
    shared.metrics().began();
    exchange.start();
  }

  /// Such a request could be meant to be read differently elsewhere: the connection ends with it.
  private void refuseUnrouted(HttpServerRequest request, int status, String reason) {
    shared.metrics().refused();
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    shared
        .record()
        .offer(
            new RequestRecord(
                now(),
                "",
                "",
                request.method().name(),
                request.uri(),
                "",
                "",
                "",
                status,
                "",
                0,
                "",
                0));
    refuse(request, status, reason).onComplete(_ -> request.connection().close());
  }

  io.vertx.core.Future<Void> refuse(HttpServerRequest request, int status, String reason) {
    return request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(status + ": " + reason + "\n");
  }

  /// What the gateway adds to an answer.
  void label(MultiMap headers, Router.Choice choice) {
    if (shared.draining().isDraining()) {
      headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    if (plan.exposeBackend()) {
      headers.set("X-Handover-Backend", choice.backend().label());
    }
    if (!choice.keeps()) {
      headers.add(
          HttpHeaders.SET_COOKIE,
          Bucket.COOKIE
              + "="
              + choice.bucket()
              + COOKIE_LIFE
              + (options.isSsl() ? "; Secure" : ""));
    }
  }

  /// Exactly once for each exchange.
  void ended(ProxyExchange exchange, RequestRecord record) {
    if (!exchanges.remove(exchange)) {
      return;
    }
    Connected connected = connections.get(exchange.request().connection());
    if (connected != null) {
      connected.requests--;
      connected.idleSince = System.nanoTime();
    }
    shared.metrics().ended(record);
    shared.record().offer(record);
  }

  private void tick() {
    long now = System.nanoTime();
    for (ProxyExchange exchange : List.copyOf(exchanges)) {
      exchange.check(now);
    }
    if (shared.draining().isDraining()) {
      long longest = Draining.IDLE.toNanos();
      connections.forEach((connection, state) -> {
        if (state.requests == 0 && now - state.idleSince > longest) {
          connection.shutdown(0, TimeUnit.MILLISECONDS);
        }
      });
    }
  }

  InstancePool group(Backend backend) {
    return java.util.Objects.requireNonNull(shared.groups().get(backend));
  }

  Clients clients() {
    return java.util.Objects.requireNonNull(clients);
  }

  Limits limits() {
    return plan.limits();
  }

  GatewayMetrics metrics() {
    return shared.metrics();
  }

  double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
