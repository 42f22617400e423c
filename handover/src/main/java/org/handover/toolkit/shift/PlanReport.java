package org.handover.toolkit.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.guard.GuardReport;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// How a plan went.
///
/// @param verdict *pass*: the guard passed every step; *inconclusive*: it was stopped before that;
///   *fail*: the traffic is back
/// @param ended why it ended
/// @param because why gates that are not met were passed over, or null
/// @param guard its last word, if there was one
public record PlanReport(
    Verdict verdict,
    String ended,
    List<Step> steps,
    @Nullable String because,
    List<Finding> gates,
    @Nullable GuardReport guard)
    implements Report {
  public PlanReport {
    steps = List.copyOf(steps);
    gates = List.copyOf(gates);
  }

  /// A share that was reached.
  ///
  /// @param passed when the guard had seen enough; null: it had not
  public record Step(int percent, long version, Instant at, @Nullable Instant passed) {}

  @Override
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(Finding.table("gates", gates));
    tables.add(
        new Table(
            "steps",
            List.of("share", "at", "passed"),
            steps.stream()
                .map(step ->
                    List.of(
                        step.percent() + " %",
                        step.at().toString(),
                        step.passed() == null ? "" : step.passed().toString()))
                .toList()));
    if (guard != null) {
      tables.addAll(guard.tables());
    }
    return tables;
  }

  @Override
  public String summary() {
    return ended;
  }
}
