package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts SQL as `psql` reads it into statements: at semicolons outside of strings, names, comments,
/// dollar quotes and `BEGIN ATOMIC` bodies. The rows that follow a `COPY … FROM stdin` and the
/// lines with psql's own commands are pieces of their own.
final class Statements {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<line>--[^\\n]*+)|(?<block>/\\*)|(?<end>;)|(?<text>(?<escaping>[eE])?+'|")\
          |(?<dollars>\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*+)?\\$)|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*+)|(?<space>\\s++)|.\
          """,
          Pattern.DOTALL);
  private static final Pattern COPY =
      Pattern.compile("COPY\\b.*\\bFROM\\s+STDIN\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final String text;
  private final Matcher token;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private List<String> comments = new ArrayList<>();
  private int line = 1;
  private int counted;
  private int start;
  private int depth;
  private String previousWord = "";

  /// A part of a script.
  ///
  /// @param sql without the semicolon; for psql's own commands, from the backslash to the line's
  ///   end
  /// @param comments the `--` lines before it
  /// @param line where it starts, from 1
  record Piece(Kind kind, String sql, List<String> comments, int line) {}

  enum Kind {
    STATEMENT,
    COPY_FROM_STDIN,
    PSQL_COMMAND,
    /// Something without a semicolon at the end: an open quote or comment swallowed the rest.
    UNFINISHED
  }

  private Statements(String text) {
    this.text = text;
    this.token = TOKEN.matcher(text);
  }

  static List<Piece> of(String text) {
    Statements statements = new Statements(text);
    int at = 0;
    while (at < text.length()) {
      at = statements.take(at);
    }
    statements.end(Kind.STATEMENT);
    return statements.pieces;
  }

  private int take(int at) {
    boolean between = sql.isEmpty();
    if (between && text.charAt(at) == '\\') {
      return psqlCommand(at);
    }
    token.region(at, text.length());
    if (!token.lookingAt()) {
      throw new IllegalStateException("nothing matches at " + at);
    }
    if (token.group("line") != null) {
      if (between) {
        comments.add(token.group());
      }
      append(between ? "" : token.group(), at);
    } else if (token.group("block") != null) {
      return comment(at, between);
    } else if (token.group("end") != null && depth == 0) {
      return endOfStatement();
    } else if (token.group("dollars") != null) {
      String dollars = token.group("dollars");
      int end = text.indexOf(dollars, token.end());
      return quoted(at, end < 0 ? end : end + dollars.length());
    } else if (token.group("text") != null) {
      return quoted(at, endOfText(token.end(), token.group("escaping") != null));
    } else if (!between || token.group("space") == null) {
      word(token.group("word"));
      append(token.group(), at);
    }
    return token.end();
  }

  private void append(String part, int at) {
    if (sql.isEmpty()) {
      start = at;
    }
    sql.append(part);
  }

  private int psqlCommand(int at) {
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    append(text.substring(at, end), at);
    end(Kind.PSQL_COMMAND);
    return end;
  }

  /// Comments nest.
  private int comment(int from, boolean between) {
    int open = 1;
    int at = from + 2;
    while (open > 0 && at < text.length()) {
      boolean opens = text.startsWith("/*", at);
      boolean closes = text.startsWith("*/", at);
      open += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
    }
    if (open > 0 || !between) {
      append(text.substring(from, at), from);
    }
    if (open > 0) {
      end(Kind.UNFINISHED);
    }
    return at;
  }

  /// @param end after the closing quote; negative: there is none
  private int quoted(int at, int end) {
    int after = end < 0 ? text.length() : end;
    append(text.substring(at, after), at);
    if (end < 0) {
      end(Kind.UNFINISHED);
    }
    return after;
  }

  private int endOfText(int from, boolean escaping) {
    char quote = text.charAt(from - 1);
    for (int at = from; at < text.length(); at++) {
      char here = text.charAt(at);
      if (here == '\\' && escaping) {
        at++;
      } else if (here == quote && at + 1 < text.length() && text.charAt(at + 1) == quote) {
        at++;
      } else if (here == quote) {
        return at + 1;
      }
    }
    return -1;
  }

  private int endOfStatement() {
    int after = token.end();
    if (!COPY.matcher(sql).matches()) {
      end(Kind.STATEMENT);
      return after;
    }
    end(Kind.COPY_FROM_STDIN);
    int rows = text.indexOf('\n', after) + 1;
    int end = rows == 0 ? -1 : text.startsWith("\\.", rows) ? rows : text.indexOf("\n\\.", rows);
    if (end < 0) {
      return text.length();
    }
    int next = text.indexOf('\n', Math.max(end, rows) + 1);
    return next < 0 ? text.length() : next;
  }

  private void word(@Nullable String part) {
    if (part == null) {
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

  private void end(Kind kind) {
    String statement = sql.toString().strip();
    if (!statement.isEmpty()) {
      Kind known = depth > 0 ? Kind.UNFINISHED : kind;
      pieces.add(new Piece(known, statement, List.copyOf(comments), line(start)));
      comments = new ArrayList<>();
    }
    sql.setLength(0);
    depth = 0;
    previousWord = "";
  }

  /// Asked for in rising order: the whole text is counted once.
  private int line(int offset) {
    for (; counted < offset; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }
}
