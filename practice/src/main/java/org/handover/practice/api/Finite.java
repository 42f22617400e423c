package org.handover.practice.api;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `NaN` and the infinities, which JSON does not have and Python's parser takes: where the endpoint
/// asks for a number they are an invalid value, anywhere else they make the whole body unparsable.
public final class Finite {
  private Finite() {}

  static JsonBody check(List<? extends Field> fields, JsonBody body) {
    List<String> numbers = fields.stream().filter(Finite::isNumber).map(Field::name).toList();
    boolean stray =
        body.members().properties().stream()
            .anyMatch(member ->
                !isFinite(member.getValue())
                    && !(numbers.contains(member.getKey()) && member.getValue().isNumber()));
    return stray ? new JsonBody(JsonNodeFactory.instance.objectNode()) : body;
  }

  private static boolean isNumber(Field field) {
    return switch (field) {
      case Field.Whole f -> true;
      case Field.Decimal f -> true;
      case Field.Reference f -> true;
      case Field.Text f -> false;
      case Field.Secret f -> false;
      case Field.Choice f -> false;
      case Field.Flag f -> false;
      case Field.Document f -> false;
      case Field.Names f -> false;
    };
  }

  /// Recursion is bounded by the parser's limit on nesting.
  public static boolean isFinite(JsonNode value) {
    if (value.isContainer()) {
      for (JsonNode child : value) {
        if (!isFinite(child)) {
          return false;
        }
      }
      return true;
    }
    return !value.isFloatingPointNumber() || Double.isFinite(value.doubleValue());
  }
}
