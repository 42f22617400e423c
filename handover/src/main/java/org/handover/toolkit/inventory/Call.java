package org.handover.toolkit.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request that was made.
///
/// @param target path and query, as they came
/// @param parameters names in its query
/// @param at when; null where the source does not say
public record Call(
    String method,
    String target,
    List<String> path,
    List<String> parameters,
    int status,
    @Nullable Instant at) {
  public Call {
    path = List.copyOf(path);
    parameters = List.copyOf(parameters);
  }

  Call withMethod(String other) {
    return new Call(other, target, path, parameters, status, at);
  }

  /// From a request's target.
  static Call of(String method, String target, int status, @Nullable Instant at) {
    String local = target.replaceFirst("^https?://[^/]*", "");
    String[] parts = local.split("[?#]", 2);
    List<String> names =
        parts.length < 2
            ? List.of()
            : List.of(parts[1].split("&", 50)).stream()
                .map(pair -> pair.split("=", 2)[0])
                .filter(name -> name.matches("[A-Za-z_][\\w.\\[\\]-]{0,60}"))
                .distinct()
                .toList();
    return new Call(method, local, List.of(parts[0].split("/", 64)), names, status, at);
  }
}
