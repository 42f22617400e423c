package org.handover.practice.api.v2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.api.JsonText;

/// What Python's `json.loads` says of a text that is no JSON, with the place: clients of the old
/// kind show it to people. It is only asked once another parser has refused the text.
final class JsonComplaint {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");

  /// Ends the scan at the first mistake.
  private static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mistake(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private int at;
  private int depth;

  private JsonComplaint(String text) {
    this.text = text;
  }

  /// Nothing where Python would take it.
  static Optional<String> about(String text) {
    if (text.startsWith("\uFEFF")) {
      return Optional.of("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
    }
    try {
      new JsonComplaint(text).document();
      return Optional.empty();
    } catch (Mistake mistake) {
      return Optional.ofNullable(mistake.getMessage());
    }
  }

  private void document() {
    blanks();
    value();
    blanks();
    if (at < text.length()) {
      throw mistake("Extra data", at);
    }
  }

  private void value() {
    if (++depth > JsonText.MAX_NESTING) {
      throw new Mistake("maximum recursion depth exceeded");
    }
    switch (peek()) {
      case '"' -> string();
      case '{' -> object();
      case '[' -> array();
      default -> scalar();
    }
    depth--;
  }

  private void object() {
    at++;
    blanks();
    if (peek() == '}') {
      at++;
      return;
    }
    while (true) {
      if (peek() != '"') {
        throw mistake("Expecting property name enclosed in double quotes", at);
      }
      string();
      blanks();
      if (peek() != ':') {
        throw mistake("Expecting ':' delimiter", at);
      }
      at++;
      blanks();
      value();
      if (closes('}')) {
        return;
      }
    }
  }

  private void array() {
    at++;
    blanks();
    if (peek() == ']') {
      at++;
      return;
    }
    do {
      value();
    } while (!closes(']'));
  }

  /// Past a comma and the blanks after it, or past the end.
  private boolean closes(char end) {
    blanks();
    if (peek() == end) {
      at++;
      return true;
    }
    if (peek() != ',') {
      throw mistake("Expecting ',' delimiter", at);
    }
    at++;
    blanks();
    return false;
  }

  private void string() {
    int begin = at++;
    while (peek() != '"') {
      if (at >= text.length()) {
        throw mistake("Unterminated string starting at", begin);
      }
      if (peek() <= 0x1F) {
        throw mistake("Invalid control character at", at);
      }
      if (peek() == '\\') {
        escape(begin);
      } else {
        at++;
      }
    }
    at++;
  }

  private void escape(int begin) {
    if (at + 1 >= text.length()) {
      throw mistake("Unterminated string starting at", begin);
    }
    char kind = text.charAt(at + 1);
    if (kind != 'u') {
      if ("\"\\/bfnrt".indexOf(kind) < 0) {
        throw mistake("Invalid \\escape", at);
      }
      at += 2;
      return;
    }
    if (!HEX.matcher(text).region(Math.min(at + 2, text.length()), text.length()).lookingAt()) {
      throw mistake("Invalid \\uXXXX escape", at + 1);
    }
    at += 6;
  }

  private void scalar() {
    for (String word : new String[] {"NaN", "Infinity", "-Infinity"}) {
      if (text.startsWith(word, at)) {
        throw new Mistake("Out of range float values are not JSON compliant: '%s'".formatted(word));
      }
    }
    for (String word : new String[] {"null", "true", "false"}) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return;
      }
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw mistake("Expecting value", at);
    }
    at = number.end();
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /// U+FFFF, which begins nothing, at the end.
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\uFFFF';
  }

  /// Python counts code points.
  private Mistake mistake(String what, int place) {
    int line = (int) text.substring(0, place).chars().filter(c -> c == '\n').count() + 1;
    int lineStart = text.lastIndexOf('\n', place - 1) + 1;
    return new Mistake(
        "%s: line %d column %d (char %d)"
            .formatted(
                what,
                line,
                text.codePointCount(lineStart, place) + 1,
                text.codePointCount(0, place)));
  }
}
