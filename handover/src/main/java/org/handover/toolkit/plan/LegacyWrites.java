package org.handover.toolkit.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.script.Script;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// What the legacy backend writes, tried and rolled back: a trigger that refuses a row shows in no
/// catalog.
///
/// Each statement is a text that PL/pgSQL executes: there the server itself refuses to end a
/// transaction, however the text is cut, and whatever procedure it calls.
public final class LegacyWrites {
  private static final String SAVEPOINT = "SAVEPOINT before_statement";
  private static final String BACK = "ROLLBACK TO SAVEPOINT before_statement";

  private static final Pattern TRANSACTION_CONTROL =
      Pattern.compile(
          "(?is)(BEGIN|START\\s+TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE\\s+TRANSACTION)\\b.*");

  private final List<String> statements;

  private LegacyWrites(List<String> statements) {
    this.statements = List.copyOf(statements);
  }

  /// Those of a file; none where none is named.
  ///
  /// @throws StoppedException if the file begins or ends transactions
  public static LegacyWrites of(@Nullable Path file) throws IOException {
    List<String> statements = file == null ? List.of() : Script.statements(file);
    for (int i = 0; i < statements.size(); i++) {
      if (TRANSACTION_CONTROL.matcher(statements.get(i)).matches()) {
        throw new StoppedException(
            new Fault.Misconfigured(
                "%s: statement %d".formatted(file, i + 1),
                "(%s) begins or ends a transaction".formatted(shown(statements.get(i))),
                "take it out: the whole file runs in one transaction, which is rolled back"));
      }
    }
    return new LegacyWrites(statements);
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
        session.execute(executed(statement));
      } catch (SQLException e) {
        failures.put(statement, e);
        session.execute(BACK);
      }
    }
    return failures;
  }

  private static String executed(String statement) {
    StringBuilder tag = new StringBuilder("handover");
    while (statement.contains(tag)) {
      tag.append('_');
    }
    return "DO $%1$s_block$ BEGIN EXECUTE $%1$s$%2$s$%1$s$; END $%1$s_block$"
        .formatted(tag, statement);
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
