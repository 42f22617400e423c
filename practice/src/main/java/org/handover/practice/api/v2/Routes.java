package org.handover.practice.api.v2;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Api;
import org.handover.practice.api.PercentCode;
import org.handover.practice.api.PythonInt;
import org.handover.practice.api.RowId;

/// All routes of API v2. A row's id is always the second segment, so that finding a route is one or
/// two look-ups in a map.
final class Routes {
  static final String PREFIX = Api.V2.prefix();

  /// A route and the id in the path that led to it; [RowId#NONE] where there is none, or none that
  /// a row could have.
  record Match(Route route, RowId id) {}

  private final Map<String, Route> byPath = new HashMap<>();

  Routes(Collection<Route> routes) {
    for (Route route : routes) {
      if (byPath.put(route.path(), route) != null) {
        throw new IllegalStateException("two routes at " + route.path());
      }
    }
  }

  List<Route> all() {
    return List.copyOf(byPath.values());
  }

  /// @param path of the request, from the host's first slash
  Optional<Match> find(String path) {
    String below = path.substring(PREFIX.length());
    Route exact = byPath.get(below);
    if (exact != null && !below.contains(Route.ID)) {
      return Optional.of(new Match(exact, RowId.NONE));
    }
    int start = below.indexOf('/') + 1;
    int end = below.indexOf('/', start);
    if (start == 0 || end <= start || below.indexOf('.', start) >= 0) {
      return Optional.empty();
    }
    Route route = byPath.get(below.substring(0, start) + Route.ID + below.substring(end));
    return Optional.ofNullable(route).map(found -> new Match(found, id(below, start, end)));
  }

  private static RowId id(String path, int start, int end) {
    return PythonInt.parse(PercentCode.decode(path.substring(start, end)))
        .map(RowId::of)
        .orElse(RowId.NONE);
  }
}
