package org.handover.practice.api.v2.form;

import java.util.List;
import java.util.Map;
import org.handover.practice.api.Field;
import org.handover.practice.api.v2.Body;
import org.handover.practice.api.v2.Params;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where a form's values come from.
interface Source {
  JsonMapper MAPPER = new JsonMapper();

  /// What was sent for the field; `null` where nothing was, a `NullNode` where it says `null`.
  @Nullable JsonNode get(Field field);

  /// The values of a body.
  ///
  /// @throws ProblemException where the body is JSON but no object
  static Source of(Body body, boolean partial) {
    return switch (body) {
      case Body.OfJson(ObjectNode members) -> field -> members.get(field.name());
      case Body.OfJson(JsonNode other) -> throw notAnObject(other);
      case Body.OfForm(Params params) -> field -> fromForm(params, field, partial);
    };
  }

  private static ProblemException notAnObject(JsonNode value) {
    String message =
        value.isNull()
            ? "No data provided"
            : "Invalid data. Expected a dictionary, but got %s."
                .formatted(PythonText.typeName(value));
    return new ProblemException(new Problem.Invalid(Map.of("non_field_errors", List.of(message))));
  }

  /// An HTML form sends nothing for a box that is not ticked and an empty text for what is left
  /// out.
  private static @Nullable JsonNode fromForm(Params params, Field field, boolean partial) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String value = params.get(field.name());
    if (value == null) {
      return field instanceof Field.Flag && !partial ? json.booleanNode(false) : null;
    }
    if (field instanceof Field.Names) {
      ArrayNode names = json.arrayNode();
      params.all(field.name()).forEach(names::add);
      return names;
    }
    if (field instanceof Field.Document) {
      return parsed(value);
    }
    if (value.isEmpty() && !(field instanceof Field.Text)) {
      return field.nullable() ? json.nullNode() : field.required() ? json.stringNode("") : null;
    }
    return json.stringNode(value);
  }

  private static JsonNode parsed(String value) {
    try {
      return MAPPER.readTree(value);
    } catch (JacksonException notJson) {
      throw Rejected.because("Value must be valid JSON.");
    }
  }
}
