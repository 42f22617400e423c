package org.handover.practice.api.v2.form;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.api.Blank;
import org.handover.practice.api.Field;
import org.handover.practice.api.StorableText;
import tools.jackson.databind.JsonNode;

/// DRF's `CharField`: trims, takes numbers for text, and tells all that is wrong at once.
final class TextReader {
  private TextReader() {}

  static String text(Field.Text field, JsonNode value) {
    String text = Blank.strip(PythonText.str(value));
    if (text.isEmpty()) {
      if (field.required()) {
        throw Rejected.because("This field may not be blank.");
      }
      return "";
    }
    refuseUnlikeText(value);
    List<String> mistakes = new ArrayList<>();
    if (!field.accepts().test(text)) {
      mistakes.add("Enter a valid email address.");
    }
    if (field.maxLength() < text.codePointCount(0, text.length())) {
      mistakes.add(
          "Ensure this field has no more than %d characters.".formatted(field.maxLength()));
    }
    mistakes.addAll(StorableText.mistakes(text));
    refuse(mistakes);
    return text;
  }

  /// A password is not trimmed.
  static String secret(Field.Secret field, JsonNode value) {
    refuseUnlikeText(value);
    String text = PythonText.str(value);
    if (Blank.isBlank(text)) {
      throw Rejected.because("This field may not be blank.");
    }
    List<String> mistakes = new ArrayList<>();
    int least = Field.Secret.MIN_LENGTH;
    if (field.fresh() && text.codePointCount(0, text.length()) < least) {
      mistakes.add("Ensure this field has at least %d characters.".formatted(least));
    }
    mistakes.addAll(StorableText.mistakes(text));
    refuse(mistakes);
    return text;
  }

  private static void refuseUnlikeText(JsonNode value) {
    if (!value.isString() && !value.isNumber()) {
      throw Rejected.because("Not a valid string.");
    }
  }

  private static void refuse(List<String> mistakes) {
    if (!mistakes.isEmpty()) {
      throw Rejected.with(List.copyOf(mistakes));
    }
  }
}
