package org.handover.practice.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Matches paths as a WSGI server does: every escape is decoded before routing (`%2F` is a slash,
/// `%31` a one), nothing is normalised (`//` and `..` are no known path), and `;` has no meaning.
/// Spring decodes segment by segment after routing, so the rest of the service is shown the path in
/// one canonical spelling.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class PathFilter extends OncePerRequestFilter {
  /// Makes Spring answer OPTIONS as a CORS preflight, which the legacy API never did.
  private static final String PREFLIGHT = "Access-Control-Request-Method";

  /// Spring answers it a second time, by itself, when all is done.
  private static final String TRACE = "TRACE";

  private final BodyBudget bodies;

  PathFilter(BodyBudget bodies) {
    this.bodies = bodies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String raw = request.getRequestURI();
    String canonical = PercentCode.encodePath(PercentCode.decode(path(raw)));
    boolean plain =
        canonical.equals(raw)
            && request.getHeader(PREFLIGHT) == null
            && !TRACE.equals(request.getMethod());
    try {
      chain.doFilter(plain ? request : new Rerouted(request, canonical), response);
    } finally {
      bodies.release(request);
    }
  }

  /// The path of a target in absolute form, `http://host/path`, which every server has to take.
  private static String path(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int authority = target.indexOf("://");
    int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
    return path < 0 ? "/" : target.substring(path);
  }

  private static final class Rerouted extends HttpServletRequestWrapper {
    private final String path;

    Rerouted(HttpServletRequest request, String path) {
      super(request);
      this.path = path;
    }

    /// As the new API names it; to Spring, a method that it knows nothing of.
    @Override
    public String getMethod() {
      boolean known = !TRACE.equals(super.getMethod()) || Api.of(path).equals(Optional.of(Api.V2));
      return known ? super.getMethod() : "UNKNOWN";
    }

    @Override
    public String getRequestURI() {
      return path;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(PREFLIGHT) ? null : super.getHeader(name);
    }
  }
}
