package org.handover.practice.api.v2.form;

import java.util.Optional;
import java.util.regex.Pattern;
import org.handover.practice.api.Blank;
import tools.jackson.databind.JsonNode;

/// What Python's `float()` takes, less `nan`, which no bounds can hold.
final class PythonFloat {
  private static final Pattern FORM =
      Pattern.compile(
          "[+-]?(?:D(?:\\.D?)?|\\.D)(?:[eE][+-]?D)?".replace("D", "(?:\\d++(?:_\\d++)*+)"));
  private static final Pattern INFINITY =
      Pattern.compile("([+-]?)inf(?:inity)?", Pattern.CASE_INSENSITIVE);

  private PythonFloat() {}

  static Optional<Double> of(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> Optional.of(value.doubleValue());
      case BOOLEAN -> Optional.of(value.booleanValue() ? 1.0 : 0.0);
      case STRING -> parse(Blank.strip(value.stringValue()));
      default -> Optional.empty();
    };
  }

  private static Optional<Double> parse(String text) {
    if (INFINITY.matcher(text).matches()) {
      return Optional.of(
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return FORM.matcher(text).matches()
        ? Optional.of(Double.valueOf(text.replace("_", "")))
        : Optional.empty();
  }
}
