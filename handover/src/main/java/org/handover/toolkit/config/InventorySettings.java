package org.handover.toolkit.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the endpoints of both APIs are known from.
///
/// @param routes what `flask routes` prints
/// @param openapi the old API's OpenAPI document
/// @param logs access logs
/// @param har a session that a browser has recorded
/// @param nextOpenapi the new API's OpenAPI document
/// @param templates paths that the user knows to vary: `/api/pages/{slug}`
public record InventorySettings(
    @Nullable Path routes,
    @Nullable Path openapi,
    List<Path> logs,
    @Nullable Path har,
    @Nullable Path nextOpenapi,
    List<String> templates) {
  public InventorySettings {
    logs = List.copyOf(logs);
    templates = List.copyOf(templates);
  }

  static InventorySettings of(Keys keys) {
    return new InventorySettings(
        keys.path("routes"),
        keys.path("openapi"),
        keys.paths("logs"),
        keys.path("har"),
        keys.path("next-openapi"),
        keys.texts("templates"));
  }
}
