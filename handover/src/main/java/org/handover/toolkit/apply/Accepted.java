package org.handover.toolkit.apply;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What was taken into the baseline.
///
/// @param by who answers for it
/// @param dryRun it was only shown
public record Accepted(String by, String because, List<String> changes, boolean dryRun)
    implements Report {
  public Accepted {
    changes = List.copyOf(changes);
  }

  @Override
  public Verdict verdict() {
    return Verdict.PASS;
  }

  @Override
  public List<Table> tables() {
    return List.of(new Table("changes", List.of("what"), changes.stream().map(List::of).toList()));
  }

  @Override
  public String summary() {
    if (changes.isEmpty()) {
      return "nothing drifted: there is nothing to accept";
    }
    return dryRun
        ? "%d changes would be taken into the baseline".formatted(changes.size())
        : "%d changes belong to the baseline, accepted by %s because %s: an undo leaves them"
            .formatted(changes.size(), by, because);
  }
}
