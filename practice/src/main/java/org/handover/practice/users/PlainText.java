package org.handover.practice.users;

/// Text of one line with nothing in it that is not seen: no control characters, no line breaks, and
/// none of the format characters that turn the direction of a text or have no width.
final class PlainText {
  private PlainText() {}

  static boolean hasControls(String text) {
    return text.codePoints().anyMatch(PlainText::isControl);
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
