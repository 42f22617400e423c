package org.handover.toolkit.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.PathPattern;
import org.handover.toolkit.traffic.Route;
import org.handover.toolkit.traffic.RouteTable;
import org.jspecify.annotations.Nullable;

/// The block `routes:` as rules.
final class RouteSettings {
  private static final List<String> KNOWN = List.of("group", "path", "methods", "headers", "to");
  private static final List<String> BACKENDS = List.of("legacy", "next");

  private RouteSettings() {}

  /// @param keys of the whole file
  static RouteTable of(ConfigReader keys) {
    List<Route> routes = keys.blocks("routes", KNOWN).stream().map(RouteSettings::route).toList();
    try {
      return new RouteTable(routes);
    } catch (IllegalArgumentException e) {
      throw wrong(keys, "routes", e);
    }
  }

  private static Route route(ConfigReader keys) {
    PathPattern path;
    try {
      path = PathPattern.parse(keys.requireText("path"));
    } catch (IllegalArgumentException e) {
      throw wrong(keys, "path", e);
    }
    Set<String> methods = new HashSet<>(keys.texts("methods"));
    Map<String, String> headers = new HashMap<>();
    keys.pairs("headers")
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    try {
      return new Route(keys.requireText("group"), path, methods, headers, to(keys));
    } catch (IllegalArgumentException e) {
      throw wrong(keys, "group", e);
    }
  }

  private static Optional<Backend> to(ConfigReader keys) {
    @Nullable String to = keys.text("to");
    return to == null || to.isBlank()
        ? Optional.empty()
        : Optional.of(
            keys.requireOneOf("to", BACKENDS).equals("next") ? Backend.NEXT : Backend.LEGACY);
  }

  private static StoppedException wrong(ConfigReader keys, String key, IllegalArgumentException e) {
    return keys.wrong(key, "does not fit: " + e.getMessage(), "see docs/handover/configuration.md");
  }
}
