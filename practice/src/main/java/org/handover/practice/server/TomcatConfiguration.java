package org.handover.practice.server;

import java.util.Optional;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/// Puts this package's part into Tomcat.
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> watchedRequests(
      RequestMeter meter,
      ServerConnections server,
      Deadlines deadlines,
      ConfigurableEnvironment environment) {
    Optional<RequestLog> log =
        ServerSettings.from(environment).accessLog()
            ? Optional.of(new RequestLog())
            : Optional.empty();
    return factory -> {
      factory.setProtocol(HttpProtocol.class.getName());
      factory.addConnectorCustomizers(server);
      factory.addEngineValves(new RequestValve(meter, deadlines, log));
    };
  }
}
