package org.handover.toolkit.traffic;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The rules in their order: the first that matches decides. What none matches is of the group
/// `other`, which the legacy backend answers.
///
/// @param routes without the last, implicit one
public record RouteTable(List<Route> routes) {
  /// The group of what no rule matches.
  public static final String OTHER = "other";

  private static final Route REST =
      new Route(OTHER, PathPattern.parse("/**"), Set.of(), Map.of(), Optional.of(Backend.LEGACY));

  /// @throws IllegalArgumentException with what is wrong with them
  public RouteTable {
    routes = List.copyOf(routes);
    Map<String, Optional<Backend>> targets = new LinkedHashMap<>();
    for (Route route : routes) {
      if (route.group().equals(OTHER)) {
        throw new IllegalArgumentException("the group 'other' is what no rule matches");
      }
      Optional<Backend> before = targets.putIfAbsent(route.group(), route.to());
      if (before != null && !before.equals(route.to())) {
        throw new IllegalArgumentException(
            "the routes of the group '%s' differ in `to`".formatted(route.group()));
      }
    }
  }

  /// The first rule that matches.
  ///
  /// @param normalized see [NormalizedPath]
  /// @param header the value of a header by its name in lower case, or null
  public Route match(String method, String normalized, UnaryOperator<@Nullable String> header) {
    for (Route route : routes) {
      if (route.matches(method, normalized, header)) {
        return route;
      }
    }
    return REST;
  }

  /// The groups that `shift` can move, in the order of the rules.
  public SequencedSet<String> movable() {
    SequencedSet<String> groups = new LinkedHashSet<>();
    routes.stream().filter(route -> route.to().isEmpty()).map(Route::group).forEach(groups::add);
    return groups;
  }

  /// All groups, `other` last.
  public SequencedSet<String> groups() {
    SequencedSet<String> groups = new LinkedHashSet<>();
    routes.stream().map(Route::group).forEach(groups::add);
    groups.add(OTHER);
    return groups;
  }
}
