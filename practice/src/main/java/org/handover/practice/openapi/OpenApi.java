package org.handover.practice.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.api.v2.RouteSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The OpenAPI 3.1 document of both APIs. It is built from what the routes tell of themselves when
/// it is first asked for, so that no start waits for it.
@Component
class OpenApi {
  private static final String ABOUT =
      """
      A training platform for medical practices. New clients use API v2, `/api/v2/`, which follows the conventions of \
      Django REST framework; the legacy API, `/api/`, is for existing clients. Sign in at `/api/v2/auth/token/` and send \
      the access token as a bearer token, to either API.\
      """;

  private final ObjectProvider<RouteSource> routes;
  private final LegacyEndpoints legacy;
  private byte @Nullable [] bytes;

  OpenApi(ObjectProvider<RouteSource> routes, LegacyEndpoints legacy) {
    this.routes = routes;
    this.legacy = legacy;
  }

  synchronized byte[] bytes() {
    byte[] built = bytes;
    if (built == null) {
      built = CompactJson.write(InOrder.of(document()));
      bytes = built;
    }
    return built;
  }

  private Map<String, Object> document() {
    Components components = new Components();
    Descriptions descriptions = Descriptions.load();
    Map<String, Map<String, Object>> v2 = new TreeMap<>();
    new V2Paths(components, descriptions).describe(routes.stream().toList(), v2);
    Map<String, Map<String, Object>> old = new TreeMap<>();
    new LegacyPaths(components, descriptions).describe(legacy.all(), old);
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>(v2);
    paths.putAll(old);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title",
            "Handover practice",
            "version",
            "2",
            "description",
            ABOUT,
            "license",
            Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("tags", descriptions.tags());
    document.put("paths", paths);
    document.put("components", components.all());
    return document;
  }
}
