package org.handover.toolkit.plan;

import java.util.List;
import org.handover.toolkit.files.Size;
import org.handover.toolkit.plan.PlannedChange.State;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What `apply` would run.
public record Plan(List<PlannedChange> changes) implements Report {
  public Plan {
    changes = List.copyOf(changes);
  }

  public List<PlannedChange> refused() {
    return changes.stream().filter(c -> c.state() == State.REFUSED).toList();
  }

  @Override
  public Verdict verdict() {
    return refused().isEmpty() ? Verdict.PASS : Verdict.FAIL;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "plan",
            List.of(
                "state",
                "where",
                "table",
                "lock",
                "blocks",
                "rewrites",
                "size",
                "takes",
                "statement"),
            changes.stream().map(Plan::row).toList()),
        new Table(
            "refused",
            List.of("where", "why", "safe form"),
            refused().stream()
                .flatMap(
                    c -> c.dangers().stream().map(d -> List.of(c.id(), d.what(), d.safeForm())))
                .toList()));
  }

  private static List<String> row(PlannedChange change) {
    return List.of(
        change.state().toString(),
        change.id(),
        change.table() + (change.locks().size() > 1 ? " +" + (change.locks().size() - 1) : ""),
        change.lock() == null ? "" : change.lock().toString(),
        change.lock() == null ? "" : change.lock().blocks(),
        change.rewrites() ? "yes" : "",
        change.bytes() == 0 ? "" : Size.text(change.bytes()),
        change.estimate(),
        change.sql());
  }

  @Override
  public String summary() {
    return "%d statements, %d pending, %d refused"
        .formatted(
            changes.size(),
            changes.stream().filter(c -> c.state() == State.PENDING).count(),
            refused().size());
  }
}
