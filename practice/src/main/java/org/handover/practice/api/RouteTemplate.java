package org.handover.practice.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerMapping;

/// The template of the route that a request took: `/api/scenarios/{id}`. Both APIs leave it with
/// the request once they know it.
public final class RouteTemplate {
  /// A path that leads nowhere, or a request that was refused before its path was looked at.
  public static final String NONE = "none";

  /// What an id may be, in Spring's templates: `{id:\p{Nd}+}`.
  private static final Pattern CONSTRAINT = Pattern.compile("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}");

  private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

  private RouteTemplate() {}

  public static String of(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String template
        ? PLAIN.computeIfAbsent(template, RouteTemplate::plain)
        : NONE;
  }

  private static String plain(String template) {
    return CONSTRAINT.matcher(template).replaceAll("{$1}");
  }
}
