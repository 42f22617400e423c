package org.handover.toolkit.guard;

import java.util.List;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Verdict;

/// What the requests of one group say of the new backend.
///
/// @param share in percent
/// @param next what it did in the window
/// @param legacy what the legacy backend did at the same time
public record GroupVerdict(
    String group, int share, Counts next, Counts legacy, List<Finding> findings) {
  public GroupVerdict {
    findings = List.copyOf(findings);
  }

  public Verdict verdict() {
    return Finding.verdict(findings);
  }
}
