package org.handover.practice.activities;

import tools.jackson.databind.JsonNode;

/// The rule of a transcript: a non-empty array of turns, each an object with a `role` and a
/// `content`. Further keys in a turn are stored as sent.
public final class Transcript {
  public static final String EXPECTED =
      "a non-empty list of objects with a role (user or assistant) and a content";

  private Transcript() {}

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
