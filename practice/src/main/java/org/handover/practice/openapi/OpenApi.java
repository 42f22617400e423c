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

/// The OpenAPI 3.1 document of both faces. It is built from what the routes tell of themselves when
/// it is first asked for, so that no start waits for it.
@Component
class OpenApi {
  private static final String ABOUT =
      """
      A training platform for medical practices. `/api/v2/` is for front-ends as Django REST framework serves them; \
      `/api/` is the legacy face, for the clients that there are. Sign in at `/api/v2/auth/token/` and send the access \
      token as a bearer token, to either face.\
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
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    new LegacyPaths(components).describe(legacy.all(), paths);
    new V2Paths(components).describe(routes.stream().toList(), paths);
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
    document.put("paths", paths);
    document.put("components", components.all());
    return document;
  }
}
