package org.handover.practice.ai.fake;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// OpenAI's rules for strict schemas: every object is closed and requires all that it names, and
/// only some keywords are known.
final class StrictSchema {
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "description",
          "anyOf",
          "$ref",
          "$defs",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "pattern",
          "format",
          "title");

  private StrictSchema() {}

  /// What is wrong with the request's schema, if it has one.
  static Optional<String> complaint(JsonNode body) {
    JsonNode format = body.path("response_format");
    if (!format.path("type").asString("").equals("json_schema")) {
      return Optional.empty();
    }
    JsonNode schema = format.path("json_schema");
    if (schema.path("name").asString("").isEmpty() || !schema.path("strict").asBoolean(false)) {
      return Optional.of("json_schema needs a name, and strict");
    }
    return complaintOf(schema.path("schema"));
  }

  private static Optional<String> complaintOf(JsonNode schema) {
    for (String keyword : schema.propertyNames()) {
      if (!KNOWN.contains(keyword)) {
        return Optional.of("unknown keyword " + keyword);
      }
    }
    if (schema.path("type").asString("").equals("object")) {
      return ofObject(schema);
    }
    return schema.has("items") ? complaintOf(schema.get("items")) : Optional.empty();
  }

  private static Optional<String> ofObject(JsonNode schema) {
    Set<String> required = new java.util.HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    if (!required.equals(Set.copyOf(schema.path("properties").propertyNames()))) {
      return Optional.of("required must list every property");
    }
    if (!schema.path("additionalProperties").isBoolean()
        || schema.path("additionalProperties").booleanValue()) {
      return Optional.of("additionalProperties must be false");
    }
    return schema
        .path("properties")
        .valueStream()
        .map(StrictSchema::complaintOf)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
