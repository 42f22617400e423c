package org.handover.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a script as PostgreSQL's own lexer sees it (`scan.l`), with
/// `standard_conforming_strings` on.
///
/// @param start of it in the text
/// @param end behind it
public record SqlToken(Type type, String text, int start, int end) {
  /// The kinds that matter for cutting.
  public enum Type {
    SPACE,
    LINE_COMMENT,
    BLOCK_COMMENT,
    /// `E'…'`, the only literal in which a backslash hides the quote behind it.
    ESCAPE_STRING,
    STRING,
    DOLLAR_STRING,
    NAME,
    WORD,
    SEMICOLON,
    OTHER,
    /// A comment, string or name that does not end.
    OPEN
  }

  /// PostgreSQL takes each character beyond ASCII for a letter.
  private static final String LETTER = "[A-Za-z_\\x{80}-\\x{10FFFF}]";

  private static final String FOLLOWING = "[A-Za-z_0-9\\x{80}-\\x{10FFFF}]";
  private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r\\f\\x0B]++");
  private static final Pattern LINE_COMMENT = Pattern.compile("--[^\\n\\r]*+");
  private static final Pattern DOLLAR =
      Pattern.compile("\\$(?:%s%s*+)?\\$".formatted(LETTER, FOLLOWING));
  private static final Pattern WORD =
      Pattern.compile("%s(?:%s|\\$)*+".formatted(LETTER, FOLLOWING));
  private static final Pattern NUMBER = Pattern.compile("[0-9](?:%s|[.])*+".formatted(FOLLOWING));

  /// What joins two quoted parts to one literal: spaces and comments with a line's end in them.
  private static final Pattern CONTINUED =
      Pattern.compile(
          "(?:[ \\t\\f\\x0B]|--[^\\n\\r]*+)*+[\\n\\r](?:[ \\t\\n\\r\\f\\x0B]|--[^\\n\\r]*+[\\n\\r])*+'");

  /// The one that starts there.
  public static SqlToken at(String text, int from) {
    char c = text.charAt(from);
    if (text.startsWith("/*", from)) {
      return block(text, from);
    }
    if ((c == 'e' || c == 'E') && text.startsWith("'", from + 1)) {
      return escapeString(text, from);
    }
    if (c == '\'' || c == '"') {
      return of(c == '"' ? Type.NAME : Type.STRING, text, from, quoted(text, from, c, false));
    }
    if (c == ';') {
      return of(Type.SEMICOLON, text, from, from + 1);
    }
    if (text.startsWith("--", from)) {
      return of(Type.LINE_COMMENT, text, from, end(LINE_COMMENT, text, from));
    }
    int end = c == '$' ? end(DOLLAR, text, from) : -1;
    if (end > 0) {
      String quote = text.substring(from, end);
      int close = text.indexOf(quote, end);
      return of(Type.DOLLAR_STRING, text, from, close < 0 ? -1 : close + quote.length());
    }
    return plain(text, from, c);
  }

  private static SqlToken plain(String text, int from, char c) {
    boolean space = c <= ' ' && c != 0;
    boolean digit = c >= '0' && c <= '9';
    int end = end(space ? SPACE : digit ? NUMBER : WORD, text, from);
    Type type = space ? Type.SPACE : digit ? Type.OTHER : Type.WORD;
    return end > 0 ? of(type, text, from, end) : of(Type.OTHER, text, from, from + 1);
  }

  private static int end(Pattern pattern, String text, int from) {
    Matcher matcher = pattern.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }

  /// @param end -1: it does not end
  private static SqlToken of(Type type, String text, int from, int end) {
    return end < 0
        ? new SqlToken(Type.OPEN, text.substring(from), from, text.length())
        : new SqlToken(type, text.substring(from, end), from, end);
  }

  /// Behind the closing quote; -1 without one. A doubled quote is one that closes and opens again.
  private static int quoted(String text, int open, char quote, boolean escapes) {
    int at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (escapes && c == '\\') {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }

  /// With the parts that are joined to it: backslashes count in these too.
  private static SqlToken escapeString(String text, int from) {
    int end = quoted(text, from + 1, '\'', true);
    while (end > 0) {
      int next = end(CONTINUED, text, end);
      if (next < 0) {
        break;
      }
      end = quoted(text, next - 1, '\'', true);
    }
    return of(Type.ESCAPE_STRING, text, from, end);
  }

  /// Comments nest in PostgreSQL.
  private static SqlToken block(String text, int from) {
    int open = 1;
    int at = from + 2;
    while (open > 0 && at < text.length()) {
      if (text.startsWith("/*", at)) {
        open++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        open--;
        at += 2;
      } else {
        at++;
      }
    }
    return of(Type.BLOCK_COMMENT, text, from, open > 0 ? -1 : at);
  }

  public boolean isComment() {
    return type == Type.LINE_COMMENT || type == Type.BLOCK_COMMENT;
  }

  /// What the text holds that it opens with, for people.
  public String openPart() {
    if (text.startsWith("/*")) {
      return "a comment";
    }
    if (text.startsWith("\"")) {
      return "a quoted name";
    }
    return text.startsWith("$") ? "a dollar-quoted text" : "a string";
  }
}
