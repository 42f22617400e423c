package org.handover.practice.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells browsers which front-ends of other origins may use the two APIs (Fetch standard, "CORS
/// protocol"). It stands before everything that looks at a path or a token: a preflight bears none.
/// Where no origin is allowed nothing changes, which is how the Flask API answers.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CorsFilter extends OncePerRequestFilter {
  private static final String METHOD = "Access-Control-Request-Method";
  private static final String HEADERS = "Access-Control-Request-Headers";

  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match,"
          + " Last-Event-ID, X-Request-ID";
  private static final String EXPOSED = "ETag, Location, Retry-After, Warning, X-Request-ID";
  private static final String SECONDS_TO_KEEP = "600";

  private final CorsSettings settings;

  CorsFilter(Environment environment) {
    this.settings = CorsSettings.from(environment);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return settings.origins().isEmpty()
        || Api.of(PercentCode.decode(request.getRequestURI())).isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    StandingHeaders.vary(response, "Origin");
    String origin = request.getHeader("Origin");
    if (origin == null || !settings.origins().contains(origin)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (settings.credentials()) {
      response.setHeader("Access-Control-Allow-Credentials", "true");
    }
    if (request.getMethod().equals("OPTIONS") && request.getHeader(METHOD) != null) {
      answerPreflight(response);
    } else {
      response.setHeader("Access-Control-Expose-Headers", EXPOSED);
      chain.doFilter(request, response);
    }
  }

  /// What may be sent is the same everywhere; whether it does any good there the request will tell.
  private static void answerPreflight(HttpServletResponse response) {
    StandingHeaders.vary(response, METHOD, HEADERS);
    response.setHeader("Access-Control-Allow-Methods", METHODS);
    response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
    response.setHeader("Access-Control-Max-Age", SECONDS_TO_KEEP);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
