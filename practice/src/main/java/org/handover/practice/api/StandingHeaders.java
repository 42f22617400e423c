package org.handover.practice.api;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Headers that belong to an answer whatever it turns out to be. They are set before a request is
/// handled, and stay when an answer has to start anew.
public final class StandingHeaders {
  private static final String VARY = "Vary";

  /// No browser may take an answer for a script or a page because of what it holds.
  private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";

  private static final Set<String> NAMES =
      Set.of(
          "X-Request-ID",
          CONTENT_TYPE_OPTIONS,
          VARY,
          "Cache-Control",
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Expose-Headers");

  private StandingHeaders() {}

  /// For every answer.
  public static void set(HttpServletResponse response) {
    response.setHeader(CONTENT_TYPE_OPTIONS, "nosniff");
  }

  /// Adds to the request headers that the answer depends on.
  public static void vary(HttpServletResponse response, String... names) {
    Set<String> all = new LinkedHashSet<>();
    for (String value : response.getHeaders(VARY)) {
      all.addAll(Arrays.asList(value.split(", ")));
    }
    all.addAll(Arrays.asList(names));
    response.setHeader(VARY, String.join(", ", all));
  }

  /// No cache may keep the answer, the browser's own included.
  public static void noStore(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
  }

  /// Takes everything else away.
  public static void startAnew(HttpServletResponse response) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = response.getHeader(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    response.reset();
    kept.forEach(response::setHeader);
    set(response);
  }
}
