package org.handover.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts SQL as `psql` reads it into statements: at semicolons outside of strings, names, comments,
/// dollar quotes and `BEGIN ATOMIC` bodies. The rows that follow a `COPY … FROM stdin` belong to
/// it, and psql's own commands are pieces of their own.
public final class SqlStatements {
  private static final Pattern COPY = Pattern.compile("(?is)COPY\\s.*\\bFROM\\s+STDIN\\b.*");
  private static final Pattern COPY_END = Pattern.compile("(?m)^\\\\\\.\\r?$\\n?");

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private final StringBuilder bare = new StringBuilder();
  private final List<String> comments = new ArrayList<>();
  private int line = 1;
  private int counted;
  private int start = -1;
  private int depth;
  private String previousWord = "";

  /// What a piece is.
  public enum Kind {
    STATEMENT,
    COPY_FROM_STDIN,
    PSQL_COMMAND,
    /// An open quote, comment or body swallowed the rest.
    UNFINISHED
  }

  /// A part of a script.
  ///
  /// @param sql without the semicolon; of psql's own commands, from the backslash to the line's end
  /// @param bare the same without comments
  /// @param comments the `--` lines before it
  /// @param line where it starts, from 1; of what does not end, where that opens
  /// @param more the rows of a `COPY`; of what does not end, what that is
  public record Piece(
      Kind kind, String sql, String bare, List<String> comments, int line, String more) {
    public Piece {
      comments = List.copyOf(comments);
    }
  }

  private SqlStatements(String text) {
    this.text = text;
  }

  public static List<Piece> of(String text) {
    SqlStatements statements = new SqlStatements(text);
    int at = 0;
    while (at < text.length()) {
      at = statements.take(SqlToken.at(text, at));
    }
    statements.end(statements.depth > 0 ? Kind.UNFINISHED : Kind.STATEMENT, "a body");
    return List.copyOf(statements.pieces);
  }

  private int take(SqlToken token) {
    boolean between = start < 0;
    switch (token.type()) {
      case OPEN -> {
        append(token, token.text());
        start = token.start();
        end(Kind.UNFINISHED, token.openPart());
      }
      case LINE_COMMENT -> {
        if (between) {
          comments.add(token.text());
        } else {
          append(token, "");
        }
      }
      case BLOCK_COMMENT, SPACE -> {
        if (!between) {
          append(token, token.type() == SqlToken.Type.SPACE ? token.text() : " ");
        }
      }
      case SEMICOLON -> {
        if (depth == 0) {
          return endAt(token);
        }
        append(token, ";");
      }
      case OTHER -> {
        if (token.text().equals("\\")) {
          return psqlCommand(token);
        }
        append(token, token.text());
      }
      case WORD -> {
        word(token.text().toUpperCase(Locale.ROOT));
        append(token, token.text());
      }
      case ESCAPE_STRING, STRING, DOLLAR_STRING, NAME -> append(token, token.text());
    }
    return token.end();
  }

  private void append(SqlToken token, String withoutComments) {
    if (start < 0) {
      start = token.start();
    }
    sql.append(token.text());
    bare.append(withoutComments);
  }

  /// In the middle of a statement too: it is no character of SQL.
  private int psqlCommand(SqlToken token) {
    int end = text.indexOf('\n', token.start());
    String command = text.substring(token.start(), end < 0 ? text.length() : end).strip();
    pieces.add(new Piece(Kind.PSQL_COMMAND, command, command, comments, lineAt(token.start()), ""));
    if (start < 0) {
      comments.clear();
    }
    return end < 0 ? text.length() : end;
  }

  private int endAt(SqlToken semicolon) {
    if (!COPY.matcher(bare.toString().strip()).matches()) {
      end(Kind.STATEMENT, "");
      return semicolon.end();
    }
    int rows = text.indexOf('\n', semicolon.start());
    Matcher close = COPY_END.matcher(text);
    if (rows < 0 || !close.find(rows + 1)) {
      end(Kind.UNFINISHED, "the rows of COPY … FROM STDIN");
      return text.length();
    }
    end(Kind.COPY_FROM_STDIN, text.substring(rows + 1, close.start()));
    return close.end();
  }

  private void word(String word) {
    if (word.equals("ATOMIC") && previousWord.equals("BEGIN")) {
      depth = 1;
    } else if (depth > 0 && word.equals("CASE")) {
      depth++;
    } else if (depth > 0 && word.equals("END")) {
      depth--;
    }
    previousWord = word;
  }

  private void end(Kind kind, String more) {
    if (start >= 0) {
      String known = kind == Kind.STATEMENT ? "" : more;
      pieces.add(
          new Piece(
              kind,
              sql.toString().strip(),
              bare.toString().strip(),
              comments,
              lineAt(start),
              known));
      comments.clear();
    }
    sql.setLength(0);
    bare.setLength(0);
    start = -1;
    depth = 0;
    previousWord = "";
  }

  /// Asked for in rising order, as a rule: the whole text is counted once.
  private int lineAt(int offset) {
    if (offset < counted) {
      counted = 0;
      line = 1;
    }
    for (; counted < offset; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }
}
