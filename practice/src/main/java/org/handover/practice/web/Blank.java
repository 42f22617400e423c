package org.handover.practice.web;

/// White space as Python's `str.strip` and `str.isspace` know it, which is not quite Java's: it
/// includes the no-break spaces, U+0085 and the separators U+001C to U+001F.
public final class Blank {
  private Blank() {}

  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(Blank::isSpace);
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
