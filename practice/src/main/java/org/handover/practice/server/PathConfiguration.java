package org.handover.practice.server;

import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes Tomcat leave every decision on a path to [PathFilter], and answer in JSON where it refuses
/// a request before Spring has seen it.
@Configuration(proxyBeanMethods = false)
class PathConfiguration {
  /// Characters that RFC 3986 forbids in a request target and gunicorn takes.
  private static final String RELAXED = "\"<>[\\]^`{|}";

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> faithfulPaths() {
    return factory -> {
      factory.addConnectorCustomizers(connector -> {
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setAllowTrace(true);
        connector.setProperty("relaxedPathChars", RELAXED);
        connector.setProperty("relaxedQueryChars", RELAXED);
      });
      factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(JsonErrorValve.class.getName());
        }
      });
    };
  }
}
