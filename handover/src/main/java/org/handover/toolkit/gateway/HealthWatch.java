package org.handover.toolkit.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;

/// Asks each address of a backend for its health path, once a second. An address that does not
/// answer 2xx twice in a row gets no new request while another one does.
final class HealthWatch {
  private static final long PERIOD_MILLIS = 1000;
  private static final int TIMEOUT_MILLIS = 2000;

  private final Vertx vertx;
  private final HttpClient client;
  private final List<Probe> probes = new ArrayList<>();

  private record Probe(Upstream upstream, String path) {}

  HealthWatch(Vertx vertx) {
    this.vertx = vertx;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setKeepAlive(false));
  }

  void add(UpstreamGroup group, String path) {
    group.upstreams().forEach(upstream -> probes.add(new Probe(upstream, path)));
  }

  /// @return done when each address has been asked once
  Future<Void> start() {
    Future<Void> first = round();
    vertx.setPeriodic(PERIOD_MILLIS, _ -> round());
    return first;
  }

  private Future<Void> round() {
    return Future.join(probes.stream().map(this::probe).toList()).mapEmpty();
  }

  private Future<Void> probe(Probe probe) {
    Upstream upstream = probe.upstream();
    RequestOptions options =
        new RequestOptions()
            .setServer(upstream.address())
            .setHost(upstream.address().host())
            .setPort(upstream.address().port())
            .setSsl(upstream.tls())
            .setMethod(HttpMethod.GET)
            .setURI(probe.path())
            .setIdleTimeout(TIMEOUT_MILLIS);
    return client
        .request(options)
        .compose(request -> request.send())
        .compose(response -> response.end().map(_ -> response.statusCode()))
        .otherwise(0)
        .map(status -> {
          upstream.probed(status >= 200 && status < 300);
          return null;
        });
  }
}
