package org.handover.toolkit.plan;

import java.util.List;
import org.handover.toolkit.schema.Fact;
import org.handover.toolkit.schema.FactKind;

/// What to write instead of a statement that reads a whole table under a lock.
final class SafeForm {
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
