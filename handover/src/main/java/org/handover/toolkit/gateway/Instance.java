package org.handover.toolkit.gateway;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// One address of a backend.
final class Instance {
  /// So many probes in a row have to fail.
  private static final int FAILURES = 2;

  private final SocketAddress address;
  private final boolean tls;
  private final String text;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean healthy = true;
  private final boolean alone;
  private boolean proven;
  private int failures;

  /// @param alone whether the backend has no other address
  Instance(URI uri, boolean alone) {
    this.alone = alone;
    tls = "https".equalsIgnoreCase(uri.getScheme());
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    address = SocketAddress.inetSocketAddress(port(uri, tls), host);
    text = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.port();
  }

  private static int port(URI uri, boolean tls) {
    return uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
  }

  /// A request to it, still without its method and target.
  RequestOptions request() {
    return new RequestOptions()
        .setServer(address)
        .setHost(address.host())
        .setPort(address.port())
        .setSsl(tls);
  }

  SocketAddress address() {
    return address;
  }

  /// `127.0.0.1:8000`, as nginx writes it.
  @Override
  public String toString() {
    return text;
  }

  void begin() {
    inFlight.incrementAndGet();
  }

  void end() {
    inFlight.decrementAndGet();
  }

  int inFlight() {
    return inFlight.get();
  }

  boolean isHealthy() {
    return healthy;
  }

  /// Of its health path.
  synchronized void probed(boolean well) {
    failures = well ? 0 : failures + 1;
    healthy = well || (proven && healthy && failures < FAILURES);
    proven = true;
  }

  /// It has answered a request: an address that is alone is not probed.
  void answered() {
    if (!healthy && alone) {
      probed(true);
    }
  }

  /// A request could not connect: it is taken out until a probe succeeds.
  synchronized void refused() {
    failures = FAILURES;
    healthy = false;
  }
}
