package org.handover.practice.ai;

import java.util.ArrayList;
import java.util.List;

/// Bounds on what patterns are matched with: a pattern's work on a bounded piece is bounded, so
/// that the work on a text grows with its length and no faster.
public final class BoundedText {
  private BoundedText() {}

  /// The beginning of a text, of at most so many characters; none is cut in two.
  public static String beginning(String text, int most) {
    return text.length() <= most ? text : text.substring(0, end(text, 0, most));
  }

  /// The text in pieces of at most so many characters, parted at blanks where there are any.
  public static List<String> pieces(String text, int most) {
    if (text.length() <= most) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (text.length() - start > most) {
      int blank = text.substring(start, start + most).lastIndexOf(' ');
      int end = blank > 0 ? start + blank + 1 : end(text, start, most);
      pieces.add(text.substring(start, end));
      start = end;
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  private static int end(String text, int start, int most) {
    int end = start + most;
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
