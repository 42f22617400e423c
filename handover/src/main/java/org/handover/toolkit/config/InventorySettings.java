package org.handover.toolkit.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the endpoints of both APIs are known from.
///
/// @param routes what `flask routes` prints
/// @param urlMap a program that prints the same of the old application as it is now
/// @param openapi the old API's OpenAPI document
/// @param logs access logs
/// @param har a session that a browser has recorded
/// @param nextOpenapi the new API's OpenAPI document
/// @param templates paths that the user knows to vary: `/api/pages/{slug}`
public record InventorySettings(
    @Nullable Path routes,
    @Nullable UrlMapProgram urlMap,
    @Nullable Path openapi,
    List<Path> logs,
    @Nullable Path har,
    @Nullable Path nextOpenapi,
    List<String> templates) {
  public InventorySettings {
    logs = List.copyOf(logs);
    templates = List.copyOf(templates);
  }

  /// Lists the old application's routes.
  ///
  /// @param run the program and its arguments, started in the folder of `handover.yml`
  /// @param env added to the environment; `{database}` stands for the database's URL
  public record UrlMapProgram(List<String> run, Map<String, String> env) {
    public UrlMapProgram {
      run = List.copyOf(run);
      env = Map.copyOf(env);
    }
  }

  static InventorySettings of(ConfigReader keys) {
    ConfigReader urlMap = keys.block("url-map");
    return new InventorySettings(
        keys.path("routes"),
        urlMap == null ? null : new UrlMapProgram(urlMap.requireTexts("run"), urlMap.pairs("env")),
        keys.path("openapi"),
        keys.paths("logs"),
        keys.path("har"),
        keys.path("next-openapi"),
        keys.texts("templates"));
  }
}
