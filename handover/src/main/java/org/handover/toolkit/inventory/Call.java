package org.handover.toolkit.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request that was made.
///
/// @param parameters names in its query
/// @param at when; null where the source does not say
record Call(
    String method, List<String> path, List<String> parameters, int status, @Nullable Instant at) {
  Call {
    path = List.copyOf(path);
    parameters = List.copyOf(parameters);
  }

  /// From a request's target.
  static Call of(String method, String target, int status, @Nullable Instant at) {
    String[] parts = target.replaceFirst("^https?://[^/]*", "").split("[?#]", 2);
    List<String> names =
        parts.length < 2
            ? List.of()
            : List.of(parts[1].split("&", 50)).stream()
                .map(pair -> pair.split("=", 2)[0])
                .filter(name -> name.matches("[A-Za-z_][\\w.\\[\\]-]{0,60}"))
                .distinct()
                .toList();
    return new Call(method, List.of(parts[0].split("/", 64)), names, status, at);
  }
}
