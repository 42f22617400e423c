package org.handover.practice.api.v2.form;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.handover.practice.api.Field;
import org.handover.practice.api.Finite;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.Principal;
import org.handover.practice.api.PythonInt;
import org.handover.practice.api.RowId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A value that was sent as a field's Java value, as lenient and in the same words as DRF's field
/// of that kind.
final class FieldReader {
  /// Django takes `1.0` for an integer, and not `1.2`.
  private static final Pattern ZERO_FRACTION = Pattern.compile("\\.0*\\s*$");

  private static final int MAX_NUMBER = 1000;

  /// Each becomes a row.
  private static final int MOST_NAMES = 200;

  private FieldReader() {}

  /// @throws Rejected with all that is wrong with the value
  static @Nullable Object read(Field field, JsonNode value, Principal principal) {
    boolean emptyReference = field instanceof Field.Reference && isEmptyText(value);
    if (value.isNull() || emptyReference) {
      if (!field.nullable()) {
        throw Rejected.because("This field may not be null.");
      }
      return null;
    }
    return switch (field) {
      case Field.Text f -> TextReader.text(f, value);
      case Field.Secret f -> TextReader.secret(f, value);
      case Field.Choice f -> choice(f, value);
      case Field.Flag f -> flag(value);
      case Field.Whole f -> whole(f, value);
      case Field.Decimal f -> decimal(f, value);
      case Field.Reference f -> reference(f, value, principal);
      case Field.Document f -> document(f, value);
      case Field.Names f -> names(f, value);
    };
  }

  private static boolean isEmptyText(JsonNode value) {
    return value.isString() && value.stringValue().isEmpty();
  }

  private static String choice(Field.Choice field, JsonNode value) {
    String word = PythonText.str(value);
    if (!field.choices().contains(word)) {
      throw Rejected.because("\"%s\" is not a valid choice.".formatted(word));
    }
    return word;
  }

  private static Boolean flag(JsonNode value) {
    String word = value.isNumber() ? number(value.doubleValue()) : PythonText.str(value);
    return switch (word) {
      case "t", "T", "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "1" ->
          true;
      case "f",
          "F",
          "n",
          "N",
          "no",
          "No",
          "NO",
          "false",
          "False",
          "FALSE",
          "off",
          "Off",
          "OFF",
          "0" ->
          false;
      default -> throw Rejected.because("Must be a valid boolean.");
    };
  }

  private static String number(double value) {
    return value == 1 ? "1" : value == 0 ? "0" : "";
  }

  private static Integer whole(Field.Whole field, JsonNode value) {
    refuseLong(value);
    BigInteger number =
        PythonInt.parse(ZERO_FRACTION.matcher(PythonText.str(value)).replaceFirst(""))
            .orElseThrow(() -> Rejected.because("A valid integer is required."));
    refuseOutside(
        number.compareTo(BigInteger.valueOf(field.min())) < 0,
        number.compareTo(BigInteger.valueOf(field.max())) > 0,
        field.min(),
        field.max());
    refuseOutside(!field.zero() && number.signum() == 0, false, 1, field.max());
    return number.intValueExact();
  }

  private static Double decimal(Field.Decimal field, JsonNode value) {
    refuseLong(value);
    double number =
        PythonFloat.of(value).orElseThrow(() -> Rejected.because("A valid number is required."));
    refuseOutside(
        number < field.min(), number > field.max(), (long) field.min(), (long) field.max());
    return number;
  }

  private static void refuseLong(JsonNode value) {
    if (value.isString() && value.stringValue().length() > MAX_NUMBER) {
      throw Rejected.because("String value too large.");
    }
  }

  private static void refuseOutside(boolean below, boolean above, long min, long max) {
    if (above) {
      throw Rejected.because("Ensure this value is less than or equal to %d.".formatted(max));
    }
    if (below) {
      throw Rejected.because("Ensure this value is greater than or equal to %d.".formatted(min));
    }
  }

  private static Integer reference(Field.Reference field, JsonNode value, Principal principal) {
    Optional<BigInteger> key =
        switch (value.getNodeType()) {
          case STRING ->
              Optional.of(value.stringValue())
                  .filter(text -> text.length() <= JsonText.MAX_DIGITS)
                  .flatMap(PythonInt::parse);
          case NUMBER -> truncated(value);
          default -> Optional.empty();
        };
    RowId id =
        RowId.of(
            key.orElseThrow(() ->
                Rejected.because(
                    "Incorrect type. Expected pk value, received %s."
                        .formatted(PythonText.typeName(value)))));
    if (!field.seen().test(id, principal)) {
      throw Rejected.because(
          "Invalid pk \"%s\" - object does not exist.".formatted(PythonText.str(value)));
    }
    return id.value();
  }

  private static Optional<BigInteger> truncated(JsonNode number) {
    if (number.isIntegralNumber()) {
      return Optional.of(number.bigIntegerValue());
    }
    return Double.isFinite(number.doubleValue())
        ? Optional.of(number.decimalValue().toBigInteger())
        : Optional.empty();
  }

  private static String document(Field.Document field, JsonNode value) {
    if (!Finite.isFinite(value)) {
      throw Rejected.because("Value must be valid JSON.");
    }
    if (!field.accepts().test(value)) {
      throw Rejected.because("Expected %s.".formatted(field.expected()));
    }
    List<String> mistakes = field.mistakes().apply(value);
    if (!mistakes.isEmpty()) {
      throw Rejected.with(mistakes);
    }
    return JsonText.write(value);
  }

  /// Each name by itself or as an object that has a `name`, as rows show it.
  private static List<String> names(Field.Names field, JsonNode value) {
    if (!value.isArray()) {
      throw Rejected.because(
          "Expected a list of items but got type \"%s\".".formatted(PythonText.typeName(value)));
    }
    if (value.size() > MOST_NAMES) {
      throw Rejected.because(
          "Ensure this field has no more than %d elements.".formatted(MOST_NAMES));
    }
    Field.Text name = Field.required("name", field.maxLength());
    List<String> names = new ArrayList<>();
    Map<Integer, Object> errors = new TreeMap<>();
    for (int place = 0; place < value.size(); place++) {
      try {
        names.add(name(name, value.get(place)));
      } catch (Rejected rejected) {
        errors.put(place, rejected.detail());
      }
    }
    if (!errors.isEmpty()) {
      throw Rejected.with(errors);
    }
    return names;
  }

  private static String name(Field.Text field, JsonNode element) {
    JsonNode value = element.isObject() ? element.get(field.name()) : element;
    if (value == null) {
      throw Rejected.because("This field is required.");
    }
    if (value.isNull()) {
      throw Rejected.because("This field may not be null.");
    }
    return TextReader.text(field, value);
  }
}
