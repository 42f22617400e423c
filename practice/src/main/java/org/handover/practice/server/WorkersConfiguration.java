package org.handover.practice.server;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.handover.practice.api.Setting;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Has Tomcat run requests on our [Workers].
@Configuration(proxyBeanMethods = false)
class WorkersConfiguration {
  private static final Setting<Integer> REQUEST_THREADS =
      new Setting<>(
          "REQUEST_THREADS",
          Integer.class,
          "8",
          threads -> threads >= 1 && threads <= 1000,
          "a whole number from 1 to 1000");

  /// What a connection holds until it is closed, so no more than a usual answer takes: each piece
  /// of an answer costs a call of the system, and wakes the client.
  private static final String WRITE_BYTES = "16384";

  @Bean
  Workers workers(Environment environment) {
    int most = REQUEST_THREADS.read(environment);
    // One more than there are processors: while one waits for the database, another is at work.
    int fewest = Math.min(Runtime.getRuntime().availableProcessors() + 1, most);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Workers(fewest, most, system::getCpuLoad);
  }

  /// On the connector, whose customizers come after that by which Spring Boot sets its own choice.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestsOnWorkers(Workers workers) {
    return factory ->
        factory.addConnectorCustomizers(connector -> {
          connector.getProtocolHandler().setExecutor(workers);
          connector.setProperty("socket.appWriteBufSize", WRITE_BYTES);
        });
  }
}
