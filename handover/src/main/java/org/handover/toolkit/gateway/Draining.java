package org.handover.toolkit.gateway;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Whether the gateway is about to end, and where it listens until then.
final class Draining {
  /// A connection without a request for so long is closed. Not at once: a request may be on its way
  /// over it (nginx/nginx#437).
  static final Duration IDLE = Duration.ofSeconds(2);

  private final AtomicInteger port = new AtomicInteger();
  private volatile boolean draining;

  void listening(int actual) {
    port.set(actual);
  }

  int port() {
    return port.get();
  }

  boolean isDraining() {
    return draining;
  }

  void begin() {
    draining = true;
  }
}
