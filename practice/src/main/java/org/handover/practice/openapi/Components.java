package org.handover.practice.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handover.practice.api.v2.Schema;

/// What the document says once and refers to.
final class Components {
  private static final Map<String, Object> HEADERS =
      Map.of(
          "ETag", header("The version of what was read.", "string"),
          "Location", header("Where the new row is.", "string"),
          "RetryAfter", header("After how many seconds to try again.", "integer"),
          "Challenge", header("How to sign in.", "string"));

  private static final Map<String, Object> SECURITY =
      Map.of(
          "bearer",
          Map.of(
              "type", "http",
              "scheme", "bearer",
              "bearerFormat", "JWT",
              "description", "An access token of either API."),
          "session",
          Map.of(
              "type", "apiKey",
              "in", "cookie",
              "name", "session",
              "description", "The legacy site's browser session; for the legacy API only."));

  private final Map<String, Map<String, Object>> schemas = new TreeMap<>();
  private final Map<String, Map<String, Object>> responses = new TreeMap<>();

  /// What stands where a schema is used; if it has a name, the document keeps it here.
  Map<String, Object> use(Schema schema) {
    schema.parts().forEach(this::use);
    if (!schema.name().isEmpty()) {
      keep(schemas, schema.name(), schema.definition());
    }
    return schema.use();
  }

  /// The same for an answer.
  Map<String, Object> use(ErrorResponse refusal) {
    use(refusal.schema());
    keep(responses, refusal.name(), refusal.response());
    return Map.of("$ref", "#/components/responses/" + refusal.name());
  }

  private static void keep(
      Map<String, Map<String, Object>> kept, String name, Map<String, Object> definition) {
    Map<String, Object> other = kept.putIfAbsent(name, definition);
    if (other != null && !other.equals(definition)) {
      throw new IllegalStateException("two meanings of " + name);
    }
  }

  Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schemas", schemas);
    all.put("responses", responses);
    all.put("parameters", Parameters.SHARED);
    all.put("headers", HEADERS);
    all.put("securitySchemes", SECURITY);
    return all;
  }

  private static Map<String, Object> header(String description, String type) {
    return Map.of("description", description, "schema", Map.of("type", type));
  }

  static Map<String, Object> header(String name) {
    return Map.of("$ref", "#/components/headers/" + name);
  }

  /// The security requirement: authentication is optional, or required.
  static List<Map<String, Object>> security(boolean required, List<String> schemes) {
    Map<String, Object> none = Map.of();
    Stream<Map<String, Object>> named = schemes.stream().map(scheme -> Map.of(scheme, List.of()));
    return required ? named.toList() : Stream.concat(Stream.of(none), named).toList();
  }
}
