package org.handover.toolkit.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.HarmlessFunctions;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.Refusal;
import org.handover.toolkit.script.Script;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// What the legacy backend writes, tried and rolled back: a trigger that refuses a row shows in no
/// catalog. Only INSERT, UPDATE, DELETE, MERGE and SELECT run, of functions that reach no further
/// than the database.
///
/// Each statement is a text that PL/pgSQL executes: there the server itself refuses to end a
/// transaction, however the text is cut, and whatever procedure it calls.
public final class LegacyWrites {
  private static final String SAVEPOINT = "SAVEPOINT before_statement";
  private static final String BACK = "ROLLBACK TO SAVEPOINT before_statement";

  private final List<Change> statements;

  private LegacyWrites(List<Change> statements) {
    this.statements = List.copyOf(statements);
  }

  /// Those of a file; none where none is named.
  ///
  /// @throws StoppedException if the file holds anything else than reads and writes of rows
  public static LegacyWrites of(@Nullable Path file) throws IOException {
    List<Change> statements = file == null ? List.of() : Script.changes(file);
    for (Change statement : statements) {
      refusal(statement).ifPresent(refusal -> refuse(statement, refusal));
    }
    return new LegacyWrites(statements);
  }

  private static Optional<Refusal> refusal(Change statement) {
    Optional<Refusal> refusal =
        statement.statement().refusals().stream()
            .filter(r -> statement.trusted().isEmpty() || r.reach() == Refusal.Reach.GLOBAL)
            .findFirst();
    boolean known =
        switch (statement.statement().kind()) {
          case SETTING, INSERT, UPDATE, DELETE, MERGE, SELECT -> true;
          default -> false;
        };
    if (refusal.isPresent() || (known && statement.batch() == null)) {
      return refusal;
    }
    return statement.trusted().isEmpty()
        ? Optional.of(
            Refusal.opaque("it is neither a read nor a write of rows", "leave it out of this file"))
        : Optional.empty();
  }

  private static void refuse(Change statement, Refusal refusal) {
    throw new StoppedException(
        new Fault.Misconfigured(
            "verify.writes: " + statement.id(),
            "(%s) is not run: %s".formatted(shown(statement.sql()), refusal.what()),
            refusal.safeForm() + "; the whole file runs in one transaction, which is rolled back"));
  }

  public int count() {
    return statements.size();
  }

  /// Whether one of them changes rows of a table of that name.
  boolean change(String table) {
    return statements.stream()
        .flatMap(statement -> statement.statement().changed().stream())
        .anyMatch(changed -> changed.name().equals(table));
  }

  /// All of them in a transaction that is open; those that fail are skipped.
  ///
  /// @return what the server said, by statement
  /// @throws StoppedException if one calls a function that is not to be called
  public Map<String, SQLException> failures(Session session) throws SQLException {
    Map<String, SQLException> failures = new LinkedHashMap<>();
    for (Change statement : statements) {
      requireHarmless(session, statement);
      session.execute(SAVEPOINT);
      try {
        session.execute(executed(statement.sql()));
      } catch (SQLException e) {
        failures.put(statement.sql(), e);
        session.execute(BACK);
      }
    }
    return failures;
  }

  private static void requireHarmless(Session session, Change statement) throws SQLException {
    if (statement.trusted().isEmpty()) {
      Optional<Refusal> refusal = HarmlessFunctions.of(session).refusal(statement.statement());
      refusal.ifPresent(found -> refuse(statement, found));
    }
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
