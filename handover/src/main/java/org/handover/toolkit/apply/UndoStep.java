package org.handover.toolkit.apply;

import java.util.List;
import org.handover.toolkit.ledger.Footprint;

/// Statements of an undo that go together, in one transaction.
///
/// @param outside whether it cannot run in a transaction: then it is a single one
/// @param footprint what it takes away or alters, as the rehearsal saw
record UndoStep(List<String> statements, boolean outside, Footprint footprint) {
  UndoStep {
    statements = List.copyOf(statements);
  }

  static UndoStep of(String... statements) {
    return new UndoStep(List.of(statements), false, Footprint.NONE);
  }

  UndoStep seen(Footprint footprint) {
    return new UndoStep(statements, outside, footprint);
  }

  /// A partitioned table's index cannot go CONCURRENTLY.
  UndoStep inside() {
    return new UndoStep(
        statements.stream()
            .map(sql -> sql.replaceFirst("^DROP INDEX CONCURRENTLY ", "DROP INDEX "))
            .toList(),
        false,
        footprint);
  }

  UndoStep alone() {
    return new UndoStep(statements, true, footprint);
  }

  String shown() {
    return String.join("; ", statements).replaceAll("\\s+", " ");
  }
}
