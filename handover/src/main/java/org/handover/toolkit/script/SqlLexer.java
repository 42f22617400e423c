package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a script where `psql` would: at semicolons that are in no string, name, comment, dollar
/// quotes or `BEGIN ATOMIC` body.
final class SqlLexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          [eE]'(?:[^'\\\\]++|\\\\.|'')*+'|'(?:[^']++|'')*+'|"(?:[^"]++|"")*+"|--[^\\n]*+|/\\*|(\\$(?:[A-Za-z_]\\w*)?\\$).*?\\1\
          |;|[A-Za-z_][\\w$]*+|.\
          """,
          Pattern.DOTALL);

  private final String text;
  private final Matcher token;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private final List<String> comments = new ArrayList<>();
  private int depth;
  private String previousWord = "";

  /// A statement, the comments that stand before it, and where it starts.
  ///
  /// @param line from 1
  record Piece(String sql, List<String> comments, int line) {}

  private int start = -1;

  private SqlLexer(String text) {
    this.text = text;
    this.token = TOKEN.matcher(text);
  }

  static List<Piece> cut(String text) {
    SqlLexer lexer = new SqlLexer(text);
    int at = 0;
    while (at < text.length() && lexer.token.find(at)) {
      at = lexer.take(lexer.token.group());
    }
    lexer.end();
    return lexer.pieces;
  }

  private int take(String part) {
    if (part.equals("/*")) {
      sql.append(' ');
      return endOfComment(token.end());
    }
    if (part.startsWith("--")) {
      if (sql.toString().isBlank()) {
        comments.add(part.substring(2).strip());
      }
      sql.append('\n');
    } else if (part.equals(";") && depth == 0) {
      end();
    } else {
      word(part);
      if (start < 0 && !part.isBlank()) {
        start = token.start();
      }
      sql.append(part);
    }
    return token.end();
  }

  /// Comments nest in PostgreSQL.
  private int endOfComment(int from) {
    int open = 1;
    int at = from;
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
    return at;
  }

  private void word(String part) {
    if (!Character.isLetter(part.charAt(0)) || part.endsWith("'")) {
      return;
    }
    String word = part.toUpperCase(Locale.ROOT);
    if (word.equals("ATOMIC") && previousWord.equals("BEGIN")) {
      depth = 1;
    } else if (depth > 0 && word.equals("CASE")) {
      depth++;
    } else if (depth > 0 && word.equals("END")) {
      depth--;
    }
    previousWord = word;
  }

  private void end() {
    String statement = sql.toString().strip();
    if (!statement.isEmpty()) {
      int line =
          1 + (int) text.substring(0, Math.max(start, 0)).chars().filter(c -> c == '\n').count();
      pieces.add(new Piece(statement, List.copyOf(comments), line));
    }
    sql.setLength(0);
    comments.clear();
    start = -1;
    depth = 0;
    previousWord = "";
  }
}
