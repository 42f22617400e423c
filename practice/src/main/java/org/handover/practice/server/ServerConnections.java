package org.handover.practice.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

/// The web server's connections: how many there are, and how they come to an end.
@Component
final class ServerConnections implements TomcatConnectorCustomizer, MeterBinder {
  private volatile @Nullable HttpProtocol protocol;

  @Override
  public void customize(Connector connector) {
    protocol = (HttpProtocol) connector.getProtocolHandler();
  }

  int count() {
    HttpProtocol http = protocol;
    return http == null ? 0 : http.endpoint().open();
  }

  /// From now on the answer to each request that comes says `Connection: close`.
  void closeAfterEachAnswer() {
    HttpProtocol http = protocol;
    if (http != null) {
      http.setMaxKeepAliveRequests(1);
    }
  }

  /// Accepts no more connections; those that exist by then are kept.
  void stopAccepting(Duration patience) throws IOException, InterruptedException {
    HttpProtocol http = protocol;
    if (http != null) {
      http.endpoint().drain(patience);
    }
  }

  /// Closes connections on which a request's head began that long ago and is still incomplete.
  void closeSlowHeads(long now, Duration limit) {
    HttpProtocol http = protocol;
    if (http != null) {
      http.endpoint().closeSlowHeads(now, limit);
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("http.server.connections", this, ServerConnections::count)
        .description("Open connections, idle ones included")
        .register(registry);
  }
}
