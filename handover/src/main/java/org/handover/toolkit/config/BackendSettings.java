package org.handover.toolkit.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How to reach a backend.
///
/// @param health the path that answers 200 when all is well
/// @param role the database role that it signs in as; absent: not known
public record BackendSettings(@Nullable URI url, @Nullable String health, @Nullable String role) {
  private static BackendSettings of(Keys keys) {
    return new BackendSettings(keys.uri("url"), keys.text("health"), keys.text("role"));
  }

  /// The one that serves today, and the one that is to serve.
  public record Pair(BackendSettings legacy, BackendSettings next) {
    static Pair of(Keys keys) {
      return new Pair(
          BackendSettings.of(keys.requireBlock("legacy")),
          BackendSettings.of(keys.requireBlock("next")));
    }
  }
}
