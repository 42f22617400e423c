package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Cuts a script where `psql` would: at semicolons that are in no string, name, comment, dollar
/// quotes or `BEGIN ATOMIC` body. Commands to `psql` itself are refused.
///
/// pgcodekeeper's grammar does not cut: a backslash in `E'…'` hides no quote from it, and after one
/// statement that it cannot read it would name no other (ADR 0031).
final class SqlCutter {
  private static final Pattern COPY_FROM_STDIN =
      Pattern.compile("(?is)COPY\\s.*\\sFROM\\s+STDIN\\b.*");
  private static final Pattern COPY_END = Pattern.compile("(?m)^\\\\\\.\\r?$\\n?");

  /// pg_dump writes these around a dump; they forbid psql its other commands.
  private static final Pattern RESTRICT = Pattern.compile("\\\\(un)?restrict\\s+\\w+\\s*");

  private final String place;
  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private final List<String> comments = new ArrayList<>();
  private int start = -1;
  private int depth;
  private String previousWord = "";

  /// A statement, the comments that stand before it, and where it starts.
  ///
  /// @param sql without comments
  /// @param line from 1
  /// @param data what follows a `COPY … FROM STDIN`, up to its end; empty: none
  record Piece(String sql, List<String> comments, int line, String data) {
    Piece {
      comments = List.copyOf(comments);
    }
  }

  private SqlCutter(String place, String text) {
    this.place = place;
    this.text = text;
  }

  /// @param place of the text, to be named with the line of what cannot be cut
  /// @throws StoppedException for what does not end, and for commands to psql
  static List<Piece> cut(String place, String text) {
    SqlCutter cutter = new SqlCutter(place, text);
    int at = 0;
    while (at < text.length()) {
      at = cutter.take(SqlToken.at(text, at));
    }
    cutter.end();
    return cutter.pieces;
  }

  private int take(SqlToken token) {
    switch (token.type()) {
      case OPEN ->
          throw refused(
              token.start(), token.openPart() + " starts here and does not end", "end it");
      case BLOCK_COMMENT -> sql.append(' ');
      case LINE_COMMENT -> {
        if (sql.toString().isBlank()) {
          comments.add(token.text().substring(2).strip());
        }
        sql.append('\n');
      }
      case SEMICOLON -> {
        if (depth == 0) {
          return endAt(token);
        }
        sql.append(';');
      }
      case OTHER -> {
        if (token.text().equals("\\")) {
          return metaCommand(token);
        }
        append(token);
      }
      case WORD -> {
        word(token.text().toUpperCase(Locale.ROOT));
        append(token);
      }
      case SPACE -> sql.append(token.text());
      case ESCAPE_STRING, STRING, DOLLAR_STRING, NAME -> append(token);
    }
    return token.end();
  }

  private void append(SqlToken token) {
    if (start < 0) {
      start = token.start();
    }
    sql.append(token.text());
  }

  private int metaCommand(SqlToken token) {
    int end = text.indexOf('\n', token.start());
    String line = text.substring(token.start(), end < 0 ? text.length() : end);
    if (!sql.toString().isBlank() || !RESTRICT.matcher(line).matches()) {
      throw refused(
          token.start(),
          "a command to psql (%s) is not run".formatted(line.strip().split("\\s", 2)[0]),
          "leave it out, or write it as SQL");
    }
    return token.start() + line.length();
  }

  private int endAt(SqlToken semicolon) {
    if (!COPY_FROM_STDIN.matcher(sql.toString().strip()).matches()) {
      end();
      return semicolon.end();
    }
    int line = text.indexOf('\n', semicolon.start());
    Matcher close = COPY_END.matcher(text);
    if (line < 0 || !close.find(line + 1)) {
      throw refused(start, "the rows of COPY … FROM STDIN do not end with \\.", "end them");
    }
    end(text.substring(line + 1, close.start()));
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

  private void end() {
    end("");
  }

  private void end(String data) {
    String statement = sql.toString().strip();
    if (!statement.isEmpty()) {
      pieces.add(new Piece(statement, comments, ScriptText.lineAt(text, start), data));
    }
    sql.setLength(0);
    comments.clear();
    start = -1;
    depth = 0;
    previousWord = "";
  }

  private StoppedException refused(int at, String what, String remedy) {
    return new StoppedException(
        new Fault.Misconfigured(place + ":" + ScriptText.lineAt(text, at), what, remedy));
  }
}
