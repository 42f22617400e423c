package org.handover.practice.api.legacy;

import java.util.List;
import java.util.function.Predicate;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Blank;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Finite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Checks a body against a list of [Field]s in the legacy API's order: first every required field
/// that is missing, all named at once; then the first one whose value is no good.
public final class LegacyForm {
  private LegacyForm() {}

  /// The values of a new row: every field, defaults filled in.
  public static Changes create(List<? extends Field> fields, JsonBody body) {
    return read(fields, body, true);
  }

  /// The values that a PUT names, and no other.
  public static Changes update(List<? extends Field> fields, JsonBody body) {
    return read(fields, body, false);
  }

  /// The body, or an empty one where a `NaN` or an infinity makes it unparsable: they are an
  /// invalid value where a number is asked for, and no JSON anywhere else.
  public static JsonBody finite(List<? extends Field> fields, JsonBody body) {
    List<String> numbers = fields.stream().filter(LegacyForm::isNumber).map(Field::name).toList();
    boolean stray =
        body.members().properties().stream()
            .anyMatch(member ->
                !Finite.isFinite(member.getValue())
                    && !(numbers.contains(member.getKey()) && member.getValue().isNumber()));
    return stray ? new JsonBody(JsonNodeFactory.instance.objectNode()) : body;
  }

  /// The one document that a body has to bring.
  public static JsonNode document(String name, Predicate<JsonNode> accepts, JsonBody body) {
    JsonNode value = finite(List.of(), body).get(name);
    if (value == null || isBlank(value)) {
      throw new ApiException(new ApiError.MissingFields(List.of(name)));
    }
    if (!accepts.test(value)) {
      throw ApiException.invalid(name);
    }
    return value;
  }

  private static Changes read(List<? extends Field> fields, JsonBody sent, boolean creating) {
    JsonBody body = finite(fields, sent);
    List<String> missing =
        fields.stream()
            .filter(field -> field.required() && (creating || body.has(field.name())))
            .map(Field::name)
            .filter(name -> isBlank(body.get(name)))
            .toList();
    if (!missing.isEmpty()) {
      throw new ApiException(new ApiError.MissingFields(missing));
    }
    Changes changes = new Changes();
    for (Field field : fields) {
      JsonNode value = body.get(field.name());
      if (value != null && !value.isNull()) {
        changes.put(field, parse(field, value));
      } else if (creating) {
        changes.put(field, field.defaultValue());
      } else if (value != null) {
        changes.put(field, cleared(field));
      }
    }
    return changes;
  }

  private static boolean isBlank(@Nullable JsonNode value) {
    return value == null || value.isNull() || (value.isString() && Blank.isBlank(value.asString()));
  }

  /// `null` in a PUT clears an optional field; one that has a default cannot be without a value.
  private static @Nullable Object cleared(Field field) {
    if (!field.nullable()) {
      throw ApiException.invalid(field.name());
    }
    return null;
  }

  private static Object parse(Field field, JsonNode value) {
    return FieldValue.parse(field, value).orElseThrow(() -> ApiException.invalid(field.name()));
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
}
