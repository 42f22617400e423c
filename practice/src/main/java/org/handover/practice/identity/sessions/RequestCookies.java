package org.handover.practice.identity.sessions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cookies of a request, read as Werkzeug 2.2 reads them: of two with one name the first
/// counts, and a quoted value may hold semicolons and `\ooo` escapes. A scan, because in Java
/// Werkzeug's regular expression recurses for each character of a quoted value.
final class RequestCookies {
  private final Map<String, String> values = new HashMap<>();
  private final String header;

  /// @param headers the values of the `Cookie` headers, one char for each byte, as Tomcat has them
  RequestCookies(List<String> headers) {
    this.header = String.join(";", headers);
    for (int start = 0; start < header.length(); ) {
      start = readPair(start) + 1;
    }
  }

  Optional<String> first(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// Reads the pair that begins at `start`; answers where the semicolon after it is.
  private int readPair(int start) {
    int end = semicolonAfter(start);
    int equals = header.indexOf('=', start, end);
    if (equals < 0) {
      put(header.substring(start, end), "");
      return end;
    }
    int value = skipSpaces(equals + 1);
    int quotedEnd = endOfQuoted(value);
    int valueEnd = quotedEnd < 0 ? end : quotedEnd;
    put(header.substring(start, equals), header.substring(value, valueEnd));
    return valueEnd;
  }

  private void put(String name, String value) {
    String key = text(strip(name).getBytes(ISO_8859_1));
    if (!key.isEmpty()) {
      values.putIfAbsent(key, text(unquote(strip(value))));
    }
  }

  private int semicolonAfter(int start) {
    int semicolon = header.indexOf(';', start);
    return semicolon < 0 ? header.length() : semicolon;
  }

  private int skipSpaces(int start) {
    int i = start;
    while (i < header.length() && isSpace(header.charAt(i))) {
      i++;
    }
    return i;
  }

  /// The semicolon after the quoted value at `start`; -1 where there is none.
  private int endOfQuoted(int start) {
    if (!header.startsWith("\"", start)) {
      return -1;
    }
    int i = start + 1;
    while (i < header.length() && header.charAt(i) != '"') {
      i += header.charAt(i) == '\\' ? 2 : 1;
    }
    int end = skipSpaces(i + 1);
    boolean closed = i < header.length() && (end == header.length() || header.charAt(end) == ';');
    return closed ? end : -1;
  }

  private static byte[] unquote(String value) {
    int last = value.length() - 1;
    if (last < 1 || value.charAt(0) != '"' || value.charAt(last) != '"') {
      return value.getBytes(ISO_8859_1);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(last);
    for (int i = 1; i < last; i++) {
      if (value.charAt(i) != '\\' || i + 1 == last) {
        bytes.write(value.charAt(i));
      } else if (isOctal(value, i + 1, last)) {
        bytes.write(Integer.parseInt(value.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        bytes.write(value.charAt(++i));
      }
    }
    return bytes.toByteArray();
  }

  /// Three digits, of which the first is at most 3: no more than a byte.
  private static boolean isOctal(String value, int start, int end) {
    return start + 3 <= end
        && isBetween('0', value.charAt(start), '3')
        && isBetween('0', value.charAt(start + 1), '7')
        && isBetween('0', value.charAt(start + 2), '7');
  }

  private static boolean isBetween(char low, char c, char high) {
    return low <= c && c <= high;
  }

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

  /// White space to Python's `bytes`.
  private static boolean isSpace(char c) {
    return c == ' ' || ('\t' <= c && c <= '\r');
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
