package org.handover.practice.activities;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The rule of a transcript: a non-empty array of turns, each an object with a `role` and a
/// `content`. Further keys in a turn are stored as sent.
public final class Transcript {
  public static final String EXPECTED =
      "a non-empty list of objects with a role (user or assistant) and a content";

  /// As JSON Schema.
  public static final Map<String, Object> SCHEMA = schema("array");

  /// As JSON Schema, where there need not be any.
  static final Map<String, Object> OPTIONAL = schema(List.of("array", "null"));

  private Transcript() {}

  private static Map<String, Object> schema(Object type) {
    Map<String, Object> turn =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                "role", Map.of("type", "string", "enum", List.of("user", "assistant")),
                "content", Map.of("type", "string")),
            "required",
            List.of("role", "content"));
    return Map.of("type", type, "items", turn);
  }

  public static boolean isValid(JsonNode value) {
    return value.isArray() && !value.isEmpty() && value.valueStream().allMatch(Transcript::isTurn);
  }

  private static boolean isTurn(JsonNode turn) {
    return turn.isObject()
        && (turn.path("role").asString("").equals("user")
            || turn.path("role").asString("").equals("assistant"))
        && turn.path("content").isString();
  }
}
