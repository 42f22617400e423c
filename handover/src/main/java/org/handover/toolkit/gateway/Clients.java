package org.handover.toolkit.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// One event loop's connections to the backends: kept ones, and those for a single request.
final class Clients {
  private static final int MOST_CONNECTIONS = 4096;
  private static final int MOST_WAITING = 1024;
  private static final int KEPT_SECONDS = 30;
  private static final int LONGEST_LINE = 8192;
  private static final int LONGEST_HEAD = 65_536;

  private final HttpClient kept;
  private final HttpClient single;

  /// Kept connections that have had an answer.
  private final Set<HttpConnection> used = Collections.newSetFromMap(new IdentityHashMap<>());

  Clients(Vertx vertx, Limits limits) {
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING);
    kept =
        vertx
            .httpClientBuilder()
            .with(options(limits).setKeepAlive(true).setKeepAliveTimeout(KEPT_SECONDS))
            .with(pool)
            .withConnectHandler(connection -> {
              quiet(connection);
              connection.closeHandler(_ -> used.remove(connection));
            })
            .build();
    single =
        vertx
            .httpClientBuilder()
            .with(options(limits).setKeepAlive(false))
            .with(pool)
            .withConnectHandler(Clients::quiet)
            .build();
  }

  /// What goes wrong on it, the request tells.
  private static void quiet(HttpConnection connection) {
    connection.exceptionHandler(_ -> {});
  }

  private static HttpClientOptions options(Limits limits) {
    return new HttpClientOptions()
        .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
        .setTcpNoDelay(true)
        .setDecompressionSupported(false)
        .setMaxInitialLineLength(LONGEST_LINE)
        .setMaxHeaderSize(LONGEST_HEAD)
        .setVerifyHost(true);
  }

  HttpClient of(boolean reusable) {
    return reusable ? kept : single;
  }

  boolean wasUsed(HttpConnection connection) {
    return used.contains(connection);
  }

  /// The connection has had an answer.
  void used(HttpConnection connection) {
    used.add(connection);
  }
}
