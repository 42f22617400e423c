package org.handover.toolkit.parity.cases;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the corpus compares it: by value, with the order of keys and the spelling of numbers
/// left free.
public final class JsonValues {
  /// Exact numbers, and deeper nesting and longer numbers than Jackson allows by default: Flask
  /// answers with up to some 900 levels and 4,300 digits.
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(2_000)
                          .maxNumberLength(10_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private JsonValues() {}

  /// The value of a text; nothing if it is no JSON, or holds a number that no number can hold. Of a
  /// key that is there twice the last value counts, as it does for clients.
  public static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JacksonException | NumberFormatException notJson) {
      return Optional.empty();
    }
  }

  public static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return sameNumber(one, other);
    }
    if (one.isArray() && other.isArray()) {
      return one.size() == other.size() && sameElements(List.copyOf(one.values()), other);
    }
    if (one.isObject() && other.isObject()) {
      return one.size() == other.size()
          && one.properties().stream()
              .allMatch(property ->
                  other.has(property.getKey())
                      && same(property.getValue(), other.path(property.getKey())));
    }
    return one.equals(other);
  }

  private static boolean sameElements(List<JsonNode> elements, JsonNode others) {
    for (int i = 0; i < elements.size(); i++) {
      if (!same(elements.get(i), others.path(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whole numbers are compared digit by digit, others as the doubles that they are in Python.
  private static boolean sameNumber(JsonNode one, JsonNode other) {
    BigDecimal left = one.decimalValue();
    BigDecimal right = other.decimalValue();
    boolean whole = one.isIntegralNumber() && other.isIntegralNumber();
    return left.compareTo(right) == 0 || (!whole && left.doubleValue() == right.doubleValue());
  }
}
