package org.handover.practice.api.legacy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.practice.api.Blank;
import org.handover.practice.api.Field;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.RowId;
import org.handover.practice.api.StorableText;
import tools.jackson.databind.JsonNode;

/// A JSON value as a field's Java value (`String`, `Boolean`, `Integer`, `Double`, or a list of
/// names), or nothing where it does not fit.
final class FieldValue {
  private FieldValue() {}

  static Optional<Object> parse(Field field, JsonNode value) {
    return switch (field) {
      case Field.Text f -> text(value, f.maxLength()).filter(f.accepts()).map(text -> text);
      case Field.Secret f -> secret(value, f.fresh()).map(secret -> secret);
      case Field.Choice f -> text(value, Field.UNBOUNDED).filter(f.choices()::contains).map(w -> w);
      case Field.Flag f -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
      case Field.Whole f -> whole(value, f.min(), f.max()).map(number -> number);
      case Field.Decimal f -> decimal(value, f.min(), f.max()).map(number -> number);
      case Field.Reference f ->
          whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE)
              .filter(id -> f.exists().test(new RowId(id)))
              .map(id -> id);
      case Field.Document f ->
          f.accepts().test(value) ? Optional.of(JsonText.write(value)) : Optional.empty();
      case Field.Names f -> names(value, f.maxLength()).map(names -> names);
    };
  }

  /// Text that a PostgreSQL text column can keep: no U+0000, no lone surrogate.
  private static Optional<String> text(JsonNode value, int maxLength) {
    return value.isString()
        ? Optional.of(value.asString())
            .filter(StorableText::is)
            .filter(text -> text.codePointCount(0, text.length()) <= maxLength)
        : Optional.empty();
  }

  private static Optional<String> secret(JsonNode value, boolean fresh) {
    return value.isString()
        ? Optional.of(value.asString()).filter(text -> !fresh || isFitForHashing(text))
        : Optional.empty();
  }

  /// A lone surrogate has no UTF-8 form, so no hash can be made of it.
  private static boolean isFitForHashing(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)
        && text.codePointCount(0, text.length()) >= Field.Secret.MIN_LENGTH;
  }

  private static Optional<Integer> whole(JsonNode value, int min, int max) {
    if (!value.isIntegralNumber()) {
      return Optional.empty();
    }
    BigInteger number = value.bigIntegerValue();
    return number.bitLength() < Integer.SIZE && number.intValue() >= min && number.intValue() <= max
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  private static Optional<Double> decimal(JsonNode value, double min, double max) {
    return value.isNumber()
        ? Optional.of(toDouble(value)).filter(number -> number >= min && number <= max)
        : Optional.empty();
  }

  /// An integer beyond the range of `double` becomes infinite, and so is out of any range.
  private static double toDouble(JsonNode number) {
    return number.isIntegralNumber()
        ? number.bigIntegerValue().doubleValue()
        : number.doubleValue();
  }

  private static Optional<List<String>> names(JsonNode value, int maxLength) {
    if (!value.isArray()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (JsonNode element : value) {
      Optional<String> name = text(element, maxLength).filter(text -> !Blank.isBlank(text));
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return Optional.of(names);
  }
}
