package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.handover.postgres.SqlStatements;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Cuts a script where `psql` would. What does not end, and commands to `psql` itself, are refused.
///
/// pgcodekeeper's grammar does not cut: a backslash in `E'…'` hides no quote from it, and after one
/// statement that it cannot read it would name no other (ADR 0031).
final class SqlCutter {
  /// pg_dump writes these around a dump; they forbid psql its other commands.
  private static final Pattern RESTRICT = Pattern.compile("\\\\(un)?restrict\\s+\\w+\\s*");

  private SqlCutter() {}

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

  /// @param place of the text, to be named with the line of what cannot be cut
  /// @throws StoppedException for what does not end, and for commands to psql
  static List<Piece> cut(String place, String text) {
    List<Piece> pieces = new ArrayList<>();
    for (SqlStatements.Piece piece : SqlStatements.of(text)) {
      switch (piece.kind()) {
        case UNFINISHED ->
            throw refused(
                place,
                piece,
                piece.more()
                    + (piece.more().startsWith("the rows")
                        ? " do not end with \\."
                        : " starts here and does not end"),
                "end it");
        case PSQL_COMMAND -> {
          if (!RESTRICT.matcher(piece.sql()).matches()) {
            throw refused(
                place,
                piece,
                "a command to psql (%s) is not run".formatted(piece.sql().split("\\s", 2)[0]),
                "leave it out, or write it as SQL");
          }
        }
        case STATEMENT, COPY_FROM_STDIN ->
            pieces.add(new Piece(piece.bare(), comments(piece), piece.line(), piece.more()));
      }
    }
    return pieces;
  }

  private static List<String> comments(SqlStatements.Piece piece) {
    return piece.comments().stream().map(comment -> comment.substring(2).strip()).toList();
  }

  private static StoppedException refused(
      String place, SqlStatements.Piece piece, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(place + ":" + piece.line(), what, remedy));
  }
}
