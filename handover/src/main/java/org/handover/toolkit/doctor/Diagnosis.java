package org.handover.toolkit.doctor;

import java.util.List;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.FindingsReport;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// All that the doctor found.
public record Diagnosis(List<Finding> findings) implements FindingsReport {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  @Override
  public List<Table> tables() {
    return List.of(Finding.table("doctor", findings));
  }

  @Override
  public String summary() {
    return "%d of %d subjects passed, %d to mend, %d undetermined"
        .formatted(
            count(Verdict.PASS), findings.size(), count(Verdict.FAIL), count(Verdict.INCONCLUSIVE));
  }
}
