package org.handover.practice.users;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Splits text as Python's `str` methods do, to which more characters are white space than to `\s`.
final class PythonWords {
  private static final String SPACE = "[\\s\\x1c-\\x1f]";
  private static final Pattern SPACES = compile(SPACE + "+");
  private static final Pattern SPACES_AROUND = compile("^" + SPACE + "+|" + SPACE + "+$");
  private static final Pattern COMMAS_AROUND = compile("^,+|,+$");
  private static final Pattern AFTER_COMMA = compile("," + SPACE + "*");

  private PythonWords() {}

  static String strip(String text) {
    return SPACES_AROUND.matcher(text).replaceAll("");
  }

  static String stripCommas(String text) {
    return COMMAS_AROUND.matcher(text).replaceAll("");
  }

  static List<String> split(String text) {
    String words = strip(text);
    return words.isEmpty() ? List.of() : List.of(SPACES.split(words));
  }

  static Stream<String> fields(String list) {
    return AFTER_COMMA.splitAsStream(list);
  }

  private static Pattern compile(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }
}
