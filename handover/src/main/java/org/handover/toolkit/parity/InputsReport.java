package org.handover.toolkit.parity;

import java.util.List;
import java.util.Map;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// A chapter that was made.
///
/// @param callers that `corpus.yml` needs, as YAML, by name
/// @param replaced values that were secrets or personal data
public record InputsReport(String chapter, int cases, Map<String, String> callers, int replaced)
    implements Report {
  public InputsReport {
    callers = Map.copyOf(callers);
  }

  /// A chapter without a case would prove nothing.
  @Override
  public Verdict verdict() {
    return cases == 0 ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "callers for corpus.yml",
            List.of("name", "caller"),
            callers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> List.of(e.getKey(), e.getValue()))
                .toList()));
  }

  @Override
  public String summary() {
    return "%,d cases in %s; %,d secrets and personal data replaced: read it before it is kept"
        .formatted(cases, chapter, replaced);
  }
}
