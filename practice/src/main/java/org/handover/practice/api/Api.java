package org.handover.practice.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two APIs, by the paths that they answer.
public enum Api {
  LEGACY("/api/"),
  V2("/api/v2/");

  private final String prefix;

  Api(String prefix) {
    this.prefix = prefix;
  }

  /// What its paths begin with.
  public String prefix() {
    return prefix;
  }

  /// The API that a path belongs to; none of operations' paths, and of a target that no path could
  /// be read from.
  public static Optional<Api> of(@Nullable String path) {
    if (path == null || !path.startsWith(LEGACY.prefix)) {
      return Optional.empty();
    }
    return Optional.of(path.startsWith(V2.prefix) ? V2 : LEGACY);
  }
}
