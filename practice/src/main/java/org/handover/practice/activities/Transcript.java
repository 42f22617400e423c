package org.handover.practice.activities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Field;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.StorableText;
import tools.jackson.databind.JsonNode;

/// The rule of a transcript: a non-empty array of turns, each an object with a `role` and a
/// `content`. Further keys in a turn are stored as sent. API v2 bounds it as well: a transcript is
/// read again and again, by evaluators and in lists.
public final class Transcript {
  public static final String EXPECTED =
      "a non-empty list of objects with a role (user or assistant) and a content";

  /// As JSON Schema.
  public static final Map<String, Object> SCHEMA = schema("array");

  /// As JSON Schema, where there need not be any.
  static final Map<String, Object> OPTIONAL = schema(List.of("array", "null"));

  public static final int MOST_TURNS = 500;

  /// Of all contents, and of whatever else the turns bear.
  public static final int MOST_CHARACTERS = 200_000;

  private Transcript() {}

  /// What a write takes.
  ///
  /// @param schema [#SCHEMA], or where there need not be any [#OPTIONAL]
  public static Field field(String name, Map<String, Object> schema) {
    return new Field.Document(name, Transcript::isValid, EXPECTED, schema)
        .refusing(Transcript::mistakes);
  }

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

  private static List<String> mistakes(JsonNode transcript) {
    List<String> mistakes = new ArrayList<>();
    if (transcript.size() > MOST_TURNS) {
      mistakes.add("Ensure this field has no more than %d turns.".formatted(MOST_TURNS));
    }
    if (transcript.valueStream().mapToLong(Transcript::characters).sum() > MOST_CHARACTERS) {
      mistakes.add("Ensure this field has no more than %d characters.".formatted(MOST_CHARACTERS));
    }
    mistakes.addAll(StorableText.mistakes(transcript));
    return mistakes;
  }

  private static long characters(JsonNode turn) {
    String content = turn.path("content").stringValue();
    return content.codePointCount(0, content.length())
        + turn.properties().stream()
            .filter(member -> !List.of("role", "content").contains(member.getKey()))
            .mapToLong(Transcript::length)
            .sum();
  }

  private static long length(Map.Entry<String, JsonNode> member) {
    return (long) member.getKey().length() + JsonText.write(member.getValue()).length();
  }
}
