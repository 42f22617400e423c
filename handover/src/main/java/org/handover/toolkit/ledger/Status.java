package org.handover.toolkit.ledger;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// Where the migration stands.
///
/// @param interrupted when an undo began that did not come to its end; empty: there is none
/// @param drift what somebody changed by hand since `apply` was complete
public record Status(boolean adopted, String interrupted, List<Line> changes, List<String> drift)
    implements Report {
  /// A statement.
  ///
  /// @param sql its first line
  public record Line(String id, StatementState state, String sql) {}

  public Status {
    changes = List.copyOf(changes);
    drift = List.copyOf(drift);
  }

  @Override
  public Verdict verdict() {
    if (!drift.isEmpty() || changes.stream().anyMatch(c -> c.state().stops())) {
      return Verdict.FAIL;
    }
    boolean open = changes.stream().anyMatch(c -> c.state() != StatementState.APPLIED);
    return open || !interrupted.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  private long count(StatementState... states) {
    return changes.stream().filter(c -> List.of(states).contains(c.state())).count();
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "changes",
            List.of("state", "where", "statement"),
            changes.stream().map(c -> List.of(c.state().toString(), c.id(), c.sql())).toList()),
        new Table(
            "drift",
            List.of("state", "what"),
            drift.stream().map(d -> List.of("drifted", d)).toList()));
  }

  @Override
  public String summary() {
    String undo =
        interrupted.isEmpty()
            ? ""
            : "; INTERRUPTED: an undo of %s took %d back and did not end: `handover db undo` ends it, `handover db apply` applies again what is gone"
                .formatted(interrupted, count(StatementState.UNDONE));
    return "%s; %d applied, %d pending, %d edited since, %d reordered, %d drifted%s"
        .formatted(
            adopted ? "adopted" : "not adopted",
            count(StatementState.APPLIED),
            count(StatementState.PENDING, StatementState.STARTED),
            count(StatementState.EDITED, StatementState.REMOVED),
            count(StatementState.REORDERED),
            drift.size(),
            undo);
  }
}
