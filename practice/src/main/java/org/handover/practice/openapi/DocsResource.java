package org.handover.practice.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handover.practice.api.Access;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.springframework.stereotype.Component;

/// `/api/v2/schema/` and `/api/v2/docs/`. The page is Swagger UI, served from here: it works where
/// there is no other network, and its policy lets it reach nothing else.
@Component
class DocsResource implements RouteSource {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "Cache-Control", "no-cache");

  private final OpenApi openApi;

  DocsResource(OpenApi openApi) {
    this.openApi = openApi;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        schema(),
        file("docs/", "index.html", "text/html"),
        file("docs/start.js", "start.js", "text/javascript"),
        file("docs/swagger-ui-bundle.js", "swagger-ui-bundle.js", "text/javascript"),
        file("docs/swagger-ui.css", "swagger-ui.css", "text/css"));
  }

  /// Every JSON document is a YAML document too, so a request for YAML gets the same.
  private Route schema() {
    Operation operation =
        Operation.of("Read this document", new Schema("OpenApi", Map.of("type", "object")));
    Action action =
        Action.of(
                Access.Level.ANYONE,
                operation,
                request -> new Answer.Document(request.mediaType(), openApi.bytes(), Map.of()))
            .offering(
                "application/json",
                "application/vnd.oai.openapi+json",
                "application/yaml",
                "application/vnd.oai.openapi");
    return new Route("schema/", Endpoint.of("Schema", Method.GET, action));
  }

  private static Route file(String path, String name, String mediaType) {
    Operation operation =
        Operation.of(
            "Try what the document tells of", new Schema("Page", Map.of("type", "string")));
    Action action =
        Action.of(Access.Level.ANYONE, operation, request -> read(name, request))
            .offering(mediaType);
    return new Route(path, Endpoint.of("Docs", Method.GET, action));
  }

  private static Answer read(String name, Request request) {
    try (InputStream file =
        Objects.requireNonNull(DocsResource.class.getResourceAsStream(name), name)) {
      return new Answer.Document(
          request.mediaType() + ";charset=utf-8", file.readAllBytes(), HEADERS);
    } catch (IOException jarHasGone) {
      throw new UncheckedIOException(jarHasGone);
    }
  }
}
