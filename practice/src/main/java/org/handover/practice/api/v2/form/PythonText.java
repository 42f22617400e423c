package org.handover.practice.api.v2.form;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// JSON values as Python shows them: DRF quotes what it was sent.
public final class PythonText {
  private PythonText() {}

  /// `type(value).__name__`.
  static String typeName(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "list";
      case OBJECT, POJO -> "dict";
      case BOOLEAN -> "bool";
      case NUMBER -> value.isIntegralNumber() ? "int" : "float";
      case STRING, BINARY -> "str";
      case NULL, MISSING -> "NoneType";
    };
  }

  /// `str(value)`.
  public static String str(JsonNode value) {
    return value.isString() ? value.stringValue() : repr(value);
  }

  private static String repr(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING, BINARY -> quoted(value.stringValue());
      case NULL, MISSING -> "None";
      case BOOLEAN -> value.booleanValue() ? "True" : "False";
      case NUMBER ->
          value.isIntegralNumber()
              ? value.bigIntegerValue().toString()
              : floating(value.doubleValue());
      case ARRAY ->
          value.valueStream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
      case OBJECT, POJO ->
          value.properties().stream()
              .map(member -> quoted(member.getKey()) + ": " + repr(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String escaped =
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? escaped.replace("'", "\\'") : escaped) + quote;
  }

  /// Digits enough to tell it from its neighbours, with an exponent below 1e-4 and from 1e16 on.
  private static String floating(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = exact.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = exact.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return "%s%c%se%s%02d"
        .formatted(
            value < 0 ? "-" : "",
            digits.charAt(0),
            fraction,
            exponent < 0 ? "-" : "+",
            Math.abs(exponent));
  }
}
