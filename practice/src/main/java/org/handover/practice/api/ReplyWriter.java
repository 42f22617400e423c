package org.handover.practice.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Writes a [Reply] as it is. The legacy API never looks at `Accept`, so there is nothing to
/// negotiate.
public final class ReplyWriter implements HandlerMethodReturnValueHandler {
  private final BodyBudget bodies;

  public ReplyWriter(BodyBudget bodies) {
    this.bodies = bodies;
  }

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return returnType.getParameterType() == Reply.class;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter returnType,
      ModelAndViewContainer container,
      NativeWebRequest request)
      throws IOException {
    container.setRequestHandled(true);
    HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
    HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
    if (value instanceof Reply reply && asked != null && response != null) {
      if (asked.getMethod().equals("GET")) {
        bodies.take(asked, reply.body()); // a write has taken effect, so its answer is always sent
      }
      write(reply, response);
    }
  }

  public static void write(Reply reply, HttpServletResponse response) throws IOException {
    Thread.interrupted(); // an interruption by the deadline comes too late
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    Outage.advise(reply.status(), response);
    response.setHeader("Content-Type", "application/json");
    response.setContentLength(reply.body().length());
    reply.body().writeTo(response.getOutputStream());
  }
}
