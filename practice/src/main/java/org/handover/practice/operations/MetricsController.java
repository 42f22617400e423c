package org.handover.practice.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.handover.practice.api.Access;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// `/metrics`, in Prometheus' text format.
@Controller
class MetricsController {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final MetricsAccess access;

  MetricsController(PrometheusMeterRegistry registry, ConfigurableEnvironment environment) {
    this.registry = registry;
    this.access = new MetricsAccess(OperationsSettings.from(environment).metricsToken());
  }

  @GetMapping("/metrics")
  @Access(Access.Level.ANYONE)
  void metrics(HttpServletRequest request, HttpServletResponse response) throws IOException {
    switch (access.verdict(request)) {
      case GRANTED -> {
        response.setContentType(TEXT);
        registry.scrape(response.getOutputStream(), TEXT);
      }
      case UNAUTHORIZED -> {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"metrics\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      }
      case HIDDEN -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
