package org.handover.toolkit.gateway;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// One address of a backend.
final class Upstream {
  /// So many probes in a row have to fail.
  private static final int FAILURES = 2;

  private final SocketAddress address;
  private final boolean tls;
  private final String text;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean healthy = true;
  private volatile boolean proven;
  private int failures;

  Upstream(URI uri) {
    tls = "https".equalsIgnoreCase(uri.getScheme());
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    address = SocketAddress.inetSocketAddress(port(uri, tls), host);
    text = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.port();
  }

  private static int port(URI uri, boolean tls) {
    return uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
  }

  SocketAddress address() {
    return address;
  }

  boolean tls() {
    return tls;
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

  /// Whether a probe has ended yet.
  boolean isProven() {
    return proven;
  }

  /// Of its health path.
  synchronized void probed(boolean well) {
    failures = well ? 0 : failures + 1;
    healthy = well || proven && healthy && failures < FAILURES;
    proven = true;
  }

  /// A request could not connect: it is taken out until a probe succeeds.
  synchronized void refused() {
    failures = FAILURES;
    healthy = false;
  }
}
