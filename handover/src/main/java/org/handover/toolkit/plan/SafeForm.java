package org.handover.toolkit.plan;

import java.util.List;
import org.handover.toolkit.schema.Fact;
import org.handover.toolkit.schema.FactKind;

/// What to write instead of a statement that reads a whole table under a lock.
final class SafeForm {
  /// The view would be gone in between: no statement of a plan may take it away.
  static final String UNDER_A_VIEW =
      "leave the type until retirement, or a CHECK on a new column of the wider type; else, as the owner and by hand, in one"
          + " transaction with a lock_timeout: DROP VIEW, ALTER TABLE, CREATE VIEW as it was with its owner and grants; change the"
          + " expected schema too, and `handover db accept` it if a migration has been applied";

  private SafeForm() {}

  static String ofScan(Trace trace) {
    List<FactKind> added = trace.added().stream().map(Fact::kind).toList();
    if (added.contains(FactKind.FOREIGN_KEY) || added.contains(FactKind.CHECK)) {
      return "ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT in a statement of its own";
    }
    if (added.contains(FactKind.CONSTRAINT_NAME)) {
      return "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX";
    }
    if (added.contains(FactKind.INDEX) || added.contains(FactKind.UNIQUE)) {
      return "CREATE INDEX CONCURRENTLY IF NOT EXISTS";
    }
    if (added.contains(FactKind.NULLABILITY)) {
      return "ADD CHECK (… IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT, then SET NOT NULL, then drop the check";
    }
    return "read before the lock is taken, in a statement of its own";
  }
}
