package org.handover.toolkit.traffic;

/// What the traffic directory says.
public sealed interface Reading {
  /// The share of a group in percent; 0 for all groups if it is unknown.
  default int share(String group) {
    return switch (this) {
      case Known known -> known.state().share(group);
      case Unknown _ -> 0;
    };
  }

  /// Which backend answers: where the state is unknown, legacy, unless the route is fixed.
  default Backend backend(Route route, Bucket bucket) {
    return route.to().orElseGet(() -> bucket.backend(share(route.group())));
  }

  /// Whole and undamaged.
  record Known(TrafficState state) implements Reading {}

  /// Missing or damaged.
  ///
  /// @param why for people
  record Unknown(String why) implements Reading {}
}
