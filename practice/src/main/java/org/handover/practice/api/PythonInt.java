package org.handover.practice.api;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Integers as Python's `int()` reads them from text: white space around, one sign, decimal digits
/// of any script, single underscores between them.
public final class PythonInt {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\p{Nd}++(?:_\\p{Nd}++)*+");

  /// Beyond 4,300 digits `int()` gives up; a sign and underscores may stand among them.
  private static final int LONGEST = 2 * JsonText.MAX_DIGITS;

  private PythonInt() {}

  public static Optional<BigInteger> parse(String text) {
    String number = strip(text);
    if (number.length() > LONGEST) {
      return Optional.empty();
    }
    return INTEGER.matcher(number).matches() ? Optional.of(valueOf(number)) : Optional.empty();
  }

  /// Reads text that is known to hold nothing but digits, a sign and underscores.
  static BigInteger valueOf(String number) {
    StringBuilder ascii = new StringBuilder(number.length());
    number
        .codePoints()
        .filter(c -> c != '_')
        .forEach(
            c -> ascii.append(c == '+' || c == '-' ? (char) c : Character.forDigit(digit(c), 10)));
    return new BigInteger(ascii.toString());
  }

  private static int digit(int codePoint) {
    return Character.digit(codePoint, 10);
  }

  /// Below U+0080 `int()` knows fewer blanks than `str.strip()`: not U+001C to U+001F.
  private static String strip(String text) {
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

  private static boolean isSpace(char c) {
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : Blank.isSpace(c);
  }
}
