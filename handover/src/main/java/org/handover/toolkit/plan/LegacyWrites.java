package org.handover.toolkit.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.Script;
import org.jspecify.annotations.Nullable;

/// What the legacy backend writes, tried and rolled back: a trigger that refuses a row shows in no
/// catalog.
public final class LegacyWrites {
  private static final String SAVEPOINT = "SAVEPOINT before_statement";
  private static final String BACK = "ROLLBACK TO SAVEPOINT before_statement";

  private final List<String> statements;

  private LegacyWrites(List<String> statements) {
    this.statements = List.copyOf(statements);
  }

  /// Those of a file; none where nobody says what they are.
  public static LegacyWrites of(@Nullable Path file) throws IOException {
    return new LegacyWrites(file == null ? List.of() : Script.statements(file));
  }

  public int count() {
    return statements.size();
  }

  /// All of them in a transaction that is open; those that fail are skipped.
  ///
  /// @return what the server said, by statement
  public Map<String, SQLException> failures(Session session) throws SQLException {
    Map<String, SQLException> failures = new LinkedHashMap<>();
    for (String statement : statements) {
      session.execute(SAVEPOINT);
      try {
        session.execute(statement);
      } catch (SQLException e) {
        failures.put(statement, e);
        session.execute(BACK);
      }
    }
    return failures;
  }

  /// The same in a transaction of its own, which goes; in words.
  Map<String, String> rehearsed(Session session) throws SQLException {
    Map<String, String> words = new LinkedHashMap<>();
    session.rolledBack(() ->
        failures(session)
            .forEach((statement, e) -> words.put(shown(statement), SqlFailure.message(e))));
    return words;
  }

  public static String shown(String statement) {
    return statement.lines().findFirst().orElse("");
  }
}
