package org.handover.practice.web;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes Tomcat leave every decision on a path to [PathFilter], and answer in JSON where it refuses
/// a request before Spring has seen it.
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
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

  /// Writes the general error where Tomcat would write a page of its own.
  public static final class JsonErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      write(response, status >= 500 ? LegacyFaults.INTERNAL : LegacyFaults.NOT_FOUND);
    }

    private void write(Response response, Reply reply) {
      try {
        ReplyWriter.write(reply, response);
        response.finishResponse();
      } catch (java.io.IOException | IllegalStateException clientHasGone) {
        getContainer().getLogger().debug("No answer could be written", clientHasGone);
      }
    }
  }
}
