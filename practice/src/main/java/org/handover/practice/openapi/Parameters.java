package org.handover.practice.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handover.practice.api.v2.Operation;

/// Parameters of operations.
final class Parameters {
  /// Those that many operations have, by the name under which the document keeps them.
  static final Map<String, Object> SHARED =
      Map.of(
          "Id",
          Map.of("name", "id", "in", "path", "required", true, "schema", Map.of("type", "integer")),
          "IfNoneMatch",
          header("If-None-Match", "The versions that the client has: 304 if one is current."),
          "IfMatch",
          header("If-Match", "The version that the write is meant for: 412 if there is a newer."),
          "IdempotencyKey",
          header("Idempotency-Key", "The same key within a day gets the first answer again."));

  private Parameters() {}

  static Map<String, Object> shared(String name) {
    return Map.of("$ref", "#/components/parameters/" + name);
  }

  static Map<String, Object> query(Operation.Parameter parameter) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("name", parameter.name());
    query.put("in", "query");
    query.put("description", parameter.description());
    query.put("schema", parameter.schema());
    return query;
  }

  private static Map<String, Object> header(String name, String description) {
    return Map.of(
        "name",
        name,
        "in",
        "header",
        "description",
        description,
        "schema",
        Map.of("type", "string"));
  }
}
