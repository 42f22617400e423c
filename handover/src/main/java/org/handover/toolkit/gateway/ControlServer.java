package org.handover.toolkit.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.handover.toolkit.files.Json;

/// Answers `GET /status` and `GET /metrics` on the loopback control address. It changes nothing:
/// the traffic is changed by the traffic directory, the process by signals, and both have an owner.
final class ControlServer {
  private static final int IDLE_SECONDS = 60;

  private final HttpServer server;
  private final Supplier<GatewayStatus> status;
  private final Supplier<String> metrics;

  ControlServer(Vertx vertx, Supplier<GatewayStatus> status, Supplier<String> metrics) {
    this.status = status;
    this.metrics = metrics;
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setReusePort(true)
                    .setHttp2ClearTextEnabled(false)
                    .setIdleTimeout(IDLE_SECONDS))
            .requestHandler(this::handle);
  }

  /// Gives the port.
  Future<Integer> listen(InetSocketAddress address) {
    return server.listen(address.getPort(), address.getHostString()).map(HttpServer::actualPort);
  }

  private void handle(HttpServerRequest request) {
    switch (request.method().name() + " " + request.path()) {
      case "GET /status" -> answer(request, "application/json", Json.pretty(status.get()) + "\n");
      case "GET /metrics" -> answer(request, "text/plain; version=0.0.4", metrics.get());
      default ->
          request.response().setStatusCode(404).end("GET /status and GET /metrics are here\n");
    }
  }

  private static void answer(HttpServerRequest request, String type, String text) {
    // One answer a connection: a successor on the same address gets the next one.
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(text)
        .onComplete(_ -> request.connection().close());
  }
}
