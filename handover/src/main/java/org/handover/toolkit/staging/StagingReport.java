package org.handover.toolkit.staging;

import java.util.List;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.FindingsReport;
import org.handover.toolkit.step.Table;

/// The environment, or why there is none.
///
/// @param backup what it was made from
/// @param database without secrets; empty: there is none
/// @param legacy where the legacy backend answers; empty: it was not started
/// @param next likewise
public record StagingReport(
    String backup, String database, String legacy, String next, List<Finding> findings)
    implements FindingsReport {
  public StagingReport {
    findings = List.copyOf(findings);
  }

  @Override
  public List<Table> tables() {
    return List.of(
        Finding.table("staging", findings),
        new Table(
            "addresses",
            List.of("what", "where"),
            legacy.isEmpty()
                ? List.of()
                : List.of(
                    List.of("database", database),
                    List.of("legacy", legacy),
                    List.of("next", next))));
  }

  @Override
  public String summary() {
    return legacy.isEmpty()
        ? "no staging environment: nothing was started, and the copy is gone"
        : "both backends are at work on a masked copy of %s".formatted(backup);
  }
}
