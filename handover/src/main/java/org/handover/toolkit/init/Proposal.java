package org.handover.toolkit.init;

import java.util.List;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.FindingsReport;
import org.handover.toolkit.step.Table;

/// A `handover.yml`, and what it was made from.
///
/// @param yaml its text
/// @param written false: it was only to be shown
public record Proposal(String file, List<Finding> findings, String yaml, boolean written)
    implements FindingsReport {
  public Proposal {
    findings = List.copyOf(findings);
  }

  @Override
  public List<Table> tables() {
    return List.of(Finding.table("init", findings));
  }

  @Override
  public String summary() {
    return written
        ? file + " is written: read it through, then `handover doctor`"
        : file + " would be written";
  }
}
