package org.handover.toolkit.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.schema.Fact;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.Change;

/// What a statement did to a scratch database that looks like the live one: seen, not read out of
/// its text.
///
/// @param locks on tables that were there before
/// @param rewritten tables whose every row was written anew, or thrown away
/// @param scanned tables that were read from end to end
/// @param outside it cannot run inside a transaction
/// @param error why it did not run at all; empty: it did
record Trace(
    Change change,
    Map<Relation, LockMode> locks,
    Set<Relation> rewritten,
    Set<Relation> scanned,
    boolean outside,
    List<Fact> added,
    List<Fact> removed,
    String error) {
  /// Of a statement that was not run.
  static Trace notRun(Change change) {
    return failed(change, "");
  }

  static Trace failed(Change change, String error) {
    return new Trace(change, Map.of(), Set.of(), Set.of(), false, List.of(), List.of(), error);
  }

  boolean blocksRequests() {
    return locks.values().stream().anyMatch(LockMode::blocksRequests);
  }
}
