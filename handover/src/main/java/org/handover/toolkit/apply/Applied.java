package org.handover.toolkit.apply;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What `apply` did.
///
/// @param changes those of this run
/// @param before how many were there already
/// @param again how many of them an undo had taken back that did not come to its end
/// @param problems what the check afterwards found
public record Applied(List<Line> changes, int before, long again, List<String> problems)
    implements Report {
  /// A statement that went through.
  public record Line(String id, String sql, int attempts, long millis) {}

  public Applied {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  @Override
  public Verdict verdict() {
    return problems.isEmpty() ? Verdict.PASS : Verdict.FAIL;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "applied",
            List.of("where", "attempts", "ms", "statement"),
            changes.stream()
                .map(c -> List.of(c.id(), "" + c.attempts(), "" + c.millis(), c.sql()))
                .toList()),
        new Table("problems", List.of("what"), problems.stream().map(List::of).toList()));
  }

  @Override
  public String summary() {
    String interrupted =
        again == 0
            ? ""
            : "; an undo had been interrupted, and what it took back is there again: `handover db undo --restore-values` puts the values back that it had saved";
    return "%d statements applied, %d were there already; the legacy schema %s%s"
        .formatted(
            changes.size(),
            before,
            problems.isEmpty() ? "is untouched" : "is not as it was",
            interrupted);
  }
}
