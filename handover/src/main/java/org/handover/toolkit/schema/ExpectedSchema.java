package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.postgres.SqlStatements;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.SqlSkeleton;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Plain SQL, loaded into an empty database: PostgreSQL itself says what it means. Every statement
/// is looked at before the first one runs: what reaches beyond that database is refused. Rows
/// (`COPY`, `INSERT`) are no part of a schema and stay out.
public final class ExpectedSchema {
  private static final Pattern ROLE =
      Pattern.compile(
          "(?is).*?\\b(?:OWNER TO|TO|FROM)\\s+(?<role>\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\s+WITH .*)?");

  private ExpectedSchema() {}

  /// A statement that names a role which the scratch server does not have, or may not act for.
  ///
  /// @param role as it is written
  public record Skipped(String role, String statement) {}

  /// What was left out.
  static List<Skipped> fill(Path file, Database database) throws SQLException, IOException {
    List<SqlStatements.Piece> pieces = SqlStatements.of(text(file));
    for (SqlStatements.Piece piece : pieces) {
      ExpectedStatement.requireHarmless(piece, place(file, piece));
    }
    List<Skipped> skipped = new ArrayList<>();
    try (Session session = database.connect()) {
      // It goes away again: nothing has to reach the disk.
      session.execute("SET synchronous_commit = off");
      ExpectedCalls calls = new ExpectedCalls(session);
      for (SqlStatements.Piece piece : pieces) {
        if (ExpectedStatement.runs(piece)) {
          String skeleton = SqlSkeleton.of(piece.sql());
          ExpectedStatement.requireHarmlessCalls(piece, skeleton, calls, place(file, piece));
          run(session, piece, place(file, piece), skipped);
          calls.ran(piece.sql(), skeleton);
        }
      }
    }
    return skipped;
  }

  private static String place(Path file, SqlStatements.Piece piece) {
    return file.getFileName() + ":" + piece.line();
  }

  private static void run(
      Session session, SqlStatements.Piece piece, String place, List<Skipped> skipped) {
    try {
      session.execute(piece.sql());
    } catch (SQLException e) {
      boolean unknown = SqlFailure.state(e).matches("42704|42501|0LP01");
      Matcher role = ROLE.matcher(piece.sql());
      if (unknown && ExpectedStatement.isAboutRoles(piece.sql()) && role.matches()) {
        skipped.add(new Skipped(role.group("role"), piece.sql()));
      } else if (!(unknown && ExpectedStatement.isSetting(piece.sql()))) {
        throw new StoppedException(
            new Fault.DatabaseRefused(
                place,
                SqlFailure.state(e),
                SqlFailure.message(e),
                "mend the file: it has to load into an empty database"),
            e);
      }
    }
  }

  private static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new StoppedException(
          new Fault.Misconfigured(
              file.toString(),
              "is not UTF-8",
              "save it as UTF-8 (iconv -t UTF-8), or dump it with -E UTF8"),
          e);
    }
  }
}
