package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks into a statement as PostgreSQL writes it down: what is in quotes or brackets is one part.
final class SqlParts {
  private SqlParts() {}

  /// A word that stands in no quotes and no brackets.
  record Word(String upper, int start, int end) {}

  /// After the quoted text that starts here.
  static int afterQuotes(String text, int at) {
    char quote = text.charAt(at);
    boolean escaping = quote == '\'' && at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0;
    for (int i = at + 1; i < text.length(); i++) {
      char here = text.charAt(i);
      if (here == '\\' && escaping) {
        i++;
      } else if (here == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
        i++;
      } else if (here == quote) {
        return i + 1;
      }
    }
    return text.length();
  }

  /// After the bracket that closes the one here.
  static int afterBrackets(String text, int at) {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char here = text.charAt(i);
      if (here == '\'' || here == '"') {
        i = afterQuotes(text, i) - 1;
      } else if (here == '(' || here == '[') {
        depth++;
      } else if (here == ')' || here == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private static int afterPart(String text, int at) {
    return switch (text.charAt(at)) {
      case '\'', '"' -> afterQuotes(text, at);
      case '(', '[' -> afterBrackets(text, at);
      default -> at + 1;
    };
  }

  /// At its commas.
  static List<String> list(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at = afterPart(text, at)) {
      if (text.charAt(at) == ',') {
        parts.add(text.substring(from, at).strip());
        from = at + 1;
      }
    }
    String last = text.substring(from).strip();
    if (!last.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words.add(new Word(text.substring(start, at).toUpperCase(Locale.ROOT), start, at));
      } else {
        at = afterPart(text, at);
      }
    }
    return words;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  /// The name at the start, as it is written.
  static String name(String text) {
    if (text.startsWith("\"")) {
      return text.substring(0, afterQuotes(text, 0));
    }
    int end = 0;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  static String plain(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  /// `schema.name` at the start.
  static Relation relation(String text) {
    String first = name(text);
    if (text.length() > first.length() && text.charAt(first.length()) == '.') {
      return new Relation(plain(first), plain(name(text.substring(first.length() + 1))));
    }
    return new Relation("", plain(first));
  }

  /// What follows `schema.name`.
  static String afterRelation(String text) {
    String first = name(text);
    String rest = text.substring(first.length());
    return rest.startsWith(".") ? rest.substring(1 + name(rest.substring(1)).length()) : rest;
  }
}
