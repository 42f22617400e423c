package org.handover.practice.identity.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.handover.practice.api.StandingHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/// Carries permanent browser sessions on, as Flask does with each response: an active user stays
/// signed in, whichever backend answers.
public final class SessionRenewal implements HandlerInterceptor {
  private final SessionCookies sessions;

  public SessionRenewal(SessionCookies sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    List<String> cookies = Collections.list(request.getHeaders("Cookie"));
    if (!cookies.isEmpty()) {
      sessions
          .renewed(cookies)
          .ifPresent(cookie -> {
            response.addHeader("Set-Cookie", cookie);
            StandingHeaders.vary(response, "Cookie");
            StandingHeaders.noStore(response);
          });
    }
    return true;
  }
}
