package org.handover.practice.identity.tokens;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The user id that a token or a session names: a string of ASCII digits, or an integer that has no
/// sign. It may have more digits than any row's.
public final class SubjectId {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private SubjectId() {}

  public static Optional<String> of(@Nullable JsonNode value) {
    if (value == null) {
      return Optional.empty();
    }
    return value.isString()
        ? of(value.stringValue())
        : Optional.of(value)
            .filter(JsonNode::isIntegralNumber)
            .map(JsonNode::asString)
            .flatMap(SubjectId::of);
  }

  public static Optional<String> of(String text) {
    return DIGITS.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
