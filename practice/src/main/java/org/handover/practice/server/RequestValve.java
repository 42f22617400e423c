package org.handover.practice.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.handover.practice.api.RouteTemplate;
import org.handover.practice.api.StandingHeaders;
import org.slf4j.MDC;

/// Stands before everything else that handles a request, and is told the end of each, also of those
/// that Tomcat refuses by itself: a servlet filter would see neither a malformed request nor the
/// last byte of an answer.
final class RequestValve extends ValveBase implements AccessLog {
  private final RequestMeter meter;
  private final Deadlines deadlines;
  private final Optional<RequestLog> log;

  RequestValve(RequestMeter meter, Deadlines deadlines, Optional<RequestLog> log) {
    super(true);
    this.meter = meter;
    this.deadlines = deadlines;
    this.log = log;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String id = RequestId.of(request.getHeader(RequestId.HEADER));
    request.setAttribute(RequestId.KEY, id);
    response.setHeader(RequestId.HEADER, id);
    StandingHeaders.set(response);
    MDC.put(RequestId.KEY, id);
    InFlightRequest underway = new InFlightRequest(request, response);
    deadlines.begun(underway);
    try {
      getNext().invoke(request, response);
    } finally {
      deadlines.ended(underway);
      MDC.remove(RequestId.KEY);
    }
  }

  /// @param time nanoseconds since the first byte of the request
  @Override
  public void log(Request request, Response response, long time) {
    String route = RouteTemplate.of(request);
    meter.count(request.getMethod(), route, response.getStatus(), time);
    log.ifPresent(lines -> lines.write(request, route, response, time));
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {}

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}
