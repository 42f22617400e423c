package org.handover.toolkit.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.List;

/// Asks each address of a backend that has several for its health path, once a second. An address
/// that does not answer 2xx twice in a row gets no new request while another one does. An address
/// that is alone is only connected to, once, at the start: then requests themselves tell.
final class HealthWatch {
  private static final long PERIOD_MILLIS = 1000;
  private static final int TIMEOUT_MILLIS = 2000;

  private final Vertx vertx;
  private final HttpClient client;
  private final List<Probe> probes = new ArrayList<>();

  private record Probe(Instance instance, String path, boolean repeated) {}

  HealthWatch(Vertx vertx) {
    this.vertx = vertx;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setKeepAlive(false));
  }

  void add(InstancePool group, String path) {
    boolean repeated = group.instances().size() > 1;
    group.instances().forEach(instance -> probes.add(new Probe(instance, path, repeated)));
  }

  /// Done when each address has been asked once
  Future<Void> start() {
    vertx.setPeriodic(
        PERIOD_MILLIS, _ -> probes.stream().filter(Probe::repeated).forEach(this::probe));
    return Future.join(
            probes.stream().map(probe -> probe.repeated() ? probe(probe) : connect(probe)).toList())
        .mapEmpty();
  }

  private Future<Void> connect(Probe probe) {
    Instance instance = probe.instance();
    return vertx
        .createNetClient(new NetClientOptions().setConnectTimeout(TIMEOUT_MILLIS))
        .connect(instance.address())
        .compose(socket -> socket.close().map(true))
        .otherwise(false)
        .map(connected -> {
          instance.probed(connected);
          return null;
        });
  }

  private Future<Void> probe(Probe probe) {
    Instance instance = probe.instance();
    RequestOptions options =
        instance
            .request()
            .setMethod(HttpMethod.GET)
            .setURI(probe.path())
            .setIdleTimeout(TIMEOUT_MILLIS);
    return client
        .request(options)
        .compose(request -> request.send())
        .compose(response -> response.end().map(_ -> response.statusCode()))
        .otherwise(0)
        .map(status -> {
          instance.probed(status >= 200 && status < 300);
          return null;
        });
  }
}
