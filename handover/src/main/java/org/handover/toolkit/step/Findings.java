package org.handover.toolkit.step;

import java.util.List;

/// A report that is nothing but findings.
public record Findings(String title, List<Finding> findings) implements FindingsReport {
  public Findings {
    findings = List.copyOf(findings);
  }

  @Override
  public List<Table> tables() {
    return List.of(Finding.table(title, findings));
  }

  @Override
  public String summary() {
    return "%d passed, %d to mend, %d undetermined"
        .formatted(count(Verdict.PASS), count(Verdict.FAIL), count(Verdict.INCONCLUSIVE));
  }
}
