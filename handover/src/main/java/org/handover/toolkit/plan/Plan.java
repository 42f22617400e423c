package org.handover.toolkit.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.files.Size;
import org.handover.toolkit.plan.PlannedChange.State;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What `apply` would run.
///
/// @param notes what could not be tried, and why; what no undo brings back
public record Plan(List<PlannedChange> changes, List<String> notes) implements Report {
  public Plan {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  public List<PlannedChange> refused() {
    return changes.stream().filter(c -> c.state() == State.REFUSED).toList();
  }

  /// The places of the statements that may take the time that they need.
  public Set<String> unhurried() {
    return changes.stream()
        .filter(PlannedChange::unhurried)
        .map(PlannedChange::id)
        .collect(Collectors.toSet());
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
                .toList()),
        new Table(
            "a person answers for",
            List.of("where", "because"),
            changes.stream()
                .filter(c -> !c.trusted().isEmpty())
                .map(c -> List.of(c.id(), c.trusted()))
                .toList()),
        new Table("notes", List.of("what"), notes.stream().map(List::of).toList()));
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
