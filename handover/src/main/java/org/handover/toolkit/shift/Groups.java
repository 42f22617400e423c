package org.handover.toolkit.shift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.config.NearestName;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.Route;
import org.handover.toolkit.traffic.RouteTable;

/// The groups of `routes:` that a command names.
final class Groups {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final RouteTable routes;

  Groups(RouteTable routes) {
    this.routes = routes;
  }

  /// All that can be moved, if none is named.
  List<String> named(Collection<String> names) {
    if (routes.movable().isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: routes",
              "has no group that could be moved",
              "add one without `to`: {group: reads, path: /api/**, methods: [GET, HEAD]}"));
    }
    Set<String> groups = new LinkedHashSet<>();
    for (String name : names.isEmpty() ? routes.movable() : names) {
      groups.add(movable(name));
    }
    return List.copyOf(groups);
  }

  private String movable(String name) {
    if (routes.movable().contains(name)) {
      return name;
    }
    String known = "Known here: " + String.join(", ", routes.movable());
    if (routes.groups().contains(name)) {
      throw wrong("'%s' cannot be moved: its backend is fixed".formatted(name), known);
    }
    String nearest =
        NearestName.of(name, routes.movable()).map("did you mean '%s'? "::formatted).orElse("");
    throw wrong("there is no group '%s'".formatted(name), nearest + known);
  }

  private static StoppedException wrong(String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured("--group:", what, remedy));
  }

  /// Those that the new backend always answers.
  List<String> fixedToNext() {
    List<String> fixed = new ArrayList<>(routes.groups());
    fixed.removeIf(group ->
        of(group).stream()
            .noneMatch(route -> "next".equals(route.to().map(Object::toString).orElse(""))));
    return fixed;
  }

  /// Whether none of its requests writes.
  boolean isRead(String group) {
    return of(group).stream()
        .allMatch(route -> !route.methods().isEmpty() && READING.containsAll(route.methods()));
  }

  private List<Route> of(String group) {
    return routes.routes().stream().filter(route -> route.group().equals(group)).toList();
  }
}
