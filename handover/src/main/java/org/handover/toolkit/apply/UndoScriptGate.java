package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.HarmlessFunctions;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.Refusal;
import org.handover.toolkit.script.Refusal.Reach;
import org.handover.toolkit.script.Statement;
import org.handover.toolkit.script.StatementKind;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Which statements a script of an undo may hold: those of known kinds that alter or drop objects
/// of this database, and queries that write nothing. Whether they take away more than the additions
/// shows in the rehearsal; rows do not show there, so that what writes any is refused before it
/// runs at all.
final class UndoScriptGate {
  private UndoScriptGate() {}

  /// Insists on it.
  ///
  /// @param scratch with the live schema
  /// @throws StoppedException if it is not allowed
  static void require(Change change, Session scratch) throws SQLException {
    Optional<Refusal> refusal = refusal(change, scratch);
    boolean answered =
        !change.trusted().isEmpty()
            && refusal.filter(found -> found.reach() == Reach.GLOBAL).isEmpty();
    if (refusal.isPresent() && !answered) {
      throw new StoppedException(
          new Fault.Refused(
              "%s %s: %s".formatted(change.id(), refusal.get().what(), change.shown()),
              "an undo script alters and drops objects; values are saved and rows are left by the toolkit; nothing was changed"));
    }
  }

  private static Optional<Refusal> refusal(Change change, Session scratch) throws SQLException {
    Statement statement = change.statement();
    Optional<Refusal> read =
        statement.refusals().stream()
            .filter(refusal -> !isOnlyStored(statement) || refusal.reach() == Reach.GLOBAL)
            .max(Comparator.comparing(Refusal::reach));
    if (read.isPresent() || isOnlyStored(statement)) {
      return read;
    }
    HarmlessFunctions functions = HarmlessFunctions.of(scratch);
    Optional<Refusal> called = functions.refusal(statement);
    boolean writes =
        !statement.writes().isEmpty()
            || change.batch() != null
            || statement.kind() == StatementKind.TRUNCATE
            || functions.write(statement);
    return called.isPresent() || !writes
        ? called
        : Optional.of(Refusal.local("writes or removes rows", "leave it out"));
  }

  /// What is called in it is not called by it.
  private static boolean isOnlyStored(Statement statement) {
    return switch (statement.kind()) {
      case CREATE_FUNCTION, CREATE_TRIGGER, CREATE_VIEW, CREATE_POLICY, CREATE_RULE -> true;
      default -> false;
    };
  }
}
