package org.handover.practice.server;

import java.util.Objects;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.handover.practice.logging.AsyncLogging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/// A line for each request, by the template of its route: neither ids nor queries stand in it.
/// Probes that succeed are left out. It is written aside, and rather dropped than waited for.
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  private static final Set<String> PROBES = Set.of("/health/live", "/health/ready", "/metrics");

  /// Where none could be read.
  private static final String NO_METHOD = "-";

  private static final double NANOS_PER_MILLI = 1e6;

  RequestLog() {
    AsyncLogging.write(LOG.getName());
  }

  void write(Request request, String route, Response response, long nanos) {
    int status = response.getStatus();
    if (status < 400 && PROBES.contains(route)) {
      return;
    }
    Object id = request.getAttribute(RequestId.KEY);
    try (MDC.MDCCloseable _ = MDC.putCloseable(RequestId.KEY, id == null ? "" : id.toString())) {
      write(
          Objects.requireNonNullElse(request.getMethod(), NO_METHOD),
          route,
          status,
          nanos,
          response.getBytesWritten(false));
    }
  }

  private static void write(String method, String route, int status, long nanos, long bytes) {
    double millis = Math.round(nanos / NANOS_PER_MILLI * 100) / 100.0;
    LOG.atLevel(Level.INFO)
        .addKeyValue("method", method)
        .addKeyValue("route", route)
        .addKeyValue("status", status)
        .addKeyValue("duration_ms", millis)
        .addKeyValue("bytes", bytes)
        .log("{} {} {} in {} ms, {} bytes", method, route, status, millis, bytes);
  }
}
