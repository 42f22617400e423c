package org.handover.practice.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.NestedExceptionUtils;

/// Tells the log of requests that did not get what they asked for through no fault of the client's:
/// with the path and without the query, which may hold anything.
public final class ErrorLog {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorLog.class);

  private ErrorLog() {}

  /// An unexpected failure. Logged at ERROR, hence sent to Sentry.
  public static void failed(HttpServletRequest request, Throwable failure) {
    LOG.atLevel(Level.ERROR)
        .addKeyValue("method", request.getMethod())
        .addKeyValue("route", RouteTemplate.of(request))
        .setCause(failure)
        .log("{} {} failed", request.getMethod(), request.getRequestURI());
  }

  /// A database that has gone, or is too busy: many requests share it, so one line each.
  public static void unavailable(HttpServletRequest request, Exception down) {
    LOG.atLevel(Level.WARN)
        .addKeyValue("method", request.getMethod())
        .addKeyValue("route", RouteTemplate.of(request))
        .log("{} {}: {}", request.getMethod(), request.getRequestURI(), cause(down));
  }

  /// Spring's own message repeats the statement and leaves out why.
  private static @Nullable String cause(Exception down) {
    return NestedExceptionUtils.getMostSpecificCause(down).getMessage();
  }
}
