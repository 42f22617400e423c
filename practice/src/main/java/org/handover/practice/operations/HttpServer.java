package org.handover.practice.operations;

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
final class HttpServer implements TomcatConnectorCustomizer, MeterBinder {
  private volatile @Nullable HttpProtocol protocol;

  @Override
  public void customize(Connector connector) {
    protocol = (HttpProtocol) connector.getProtocolHandler();
  }

  int connections() {
    HttpProtocol http = protocol;
    return http == null ? 0 : http.openConnections();
  }

  void closeAfterEachAnswer() {
    HttpProtocol http = protocol;
    if (http != null) {
      http.closeAfterEachAnswer();
    }
  }

  void shut(Duration patience) throws IOException, InterruptedException {
    HttpProtocol http = protocol;
    if (http != null) {
      http.shut(patience);
    }
  }

  void endSlowHeads(long now, Duration limit) {
    HttpProtocol http = protocol;
    if (http != null) {
      http.endSlowHeads(now, limit);
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("http.server.connections", this, HttpServer::connections)
        .description("Open connections, idle ones included")
        .register(registry);
  }
}
