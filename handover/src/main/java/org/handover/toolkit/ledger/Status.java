package org.handover.toolkit.ledger;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// Where the migration stands.
///
/// @param drift what somebody changed by hand since `apply` was complete
public record Status(boolean adopted, List<Line> changes, List<String> drift) implements Report {
  /// A statement.
  ///
  /// @param state `applied`, `pending`, or `edited` (the script is not what was applied)
  public record Line(String id, String state, String sql) {}

  public Status {
    changes = List.copyOf(changes);
    drift = List.copyOf(drift);
  }

  @Override
  public Verdict verdict() {
    if (!drift.isEmpty() || count("edited") > 0) {
      return Verdict.FAIL;
    }
    return count("pending") == 0 ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  private long count(String state) {
    return changes.stream().filter(c -> c.state().equals(state)).count();
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "changes",
            List.of("state", "where", "statement"),
            changes.stream().map(c -> List.of(c.state(), c.id(), c.sql())).toList()),
        new Table(
            "drift",
            List.of("state", "what"),
            drift.stream().map(d -> List.of("drifted", d)).toList()));
  }

  @Override
  public String summary() {
    return "%s; %d applied, %d pending, %d edited since, %d drifted"
        .formatted(
            adopted ? "adopted" : "not adopted",
            count("applied"),
            count("pending"),
            count("edited"),
            drift.size());
  }
}
