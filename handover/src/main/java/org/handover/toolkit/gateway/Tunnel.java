package org.handover.toolkit.gateway;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;

/// Two connections that have left HTTP, such as a WebSocket: bytes pass both ways until one end
/// closes.
final class Tunnel {
  private Tunnel() {}

  /// After the backend has answered 101.
  ///
  /// @param closed run once, when both ends are closed
  static void open(
      HttpServerRequest request, HttpClientResponse answer, String protocol, Runnable closed) {
    String agreed = answer.headers().get(HttpHeaders.UPGRADE);
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
    request.response().putHeader(HttpHeaders.UPGRADE, agreed == null ? protocol : agreed);
    NetSocket backend = answer.netSocket();
    backend.pause();
    request
        .toNetSocket()
        .onComplete(upgraded -> {
          if (upgraded.failed()) {
            backend.close();
            request.connection().close();
            closed.run();
            return;
          }
          NetSocket client = upgraded.result();
          client.pause();
          join(client, backend);
          join(backend, client);
          client.closeHandler(_ -> {
            backend.close();
            closed.run();
          });
          backend.closeHandler(_ -> client.close());
          client.resume();
          backend.resume();
        });
    request.resume();
  }

  private static void join(NetSocket from, NetSocket to) {
    from.exceptionHandler(_ -> from.close());
    ProxyExchange.Pump.between(from, to, _ -> {}, () -> {}, () -> {});
  }
}
