package org.handover.practice.api;

import java.util.ArrayList;
import java.util.List;

/// White space as Python's `str.strip` and `str.isspace` know it, which is not quite Java's: it
/// includes the no-break spaces, U+0085 and the separators U+001C to U+001F.
public final class Blank {
  private Blank() {}

  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(Blank::isSpace);
  }

  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /// What `str.split` makes of the text.
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSpace(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
