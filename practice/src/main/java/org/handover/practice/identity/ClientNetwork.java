package org.handover.practice.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.handover.practice.api.throttle.Throttles;
import org.handover.practice.api.v2.Origins;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The network that the request of the present thread came from, of either API.
final class ClientNetwork {
  private static final String NONE = "no request";

  private final Origins origins;

  ClientNetwork(Origins origins) {
    this.origins = origins;
  }

  Object network() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes of
        ? network(of.getRequest())
        : NONE;
  }

  private Object network(HttpServletRequest request) {
    return Throttles.network(origins.client(request));
  }
}
