package org.handover.toolkit.gateway.nginx;

import java.util.List;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.FindingsReport;
import org.handover.toolkit.step.Table;

/// What `nginx apply` did.
///
/// @param version that runs now
/// @param before the version of the files that were there; empty: none
public record NginxApplied(String version, String before, List<Finding> findings)
    implements FindingsReport {
  public NginxApplied {
    findings = List.copyOf(findings);
  }

  @Override
  public List<Table> tables() {
    return List.of(Finding.table("nginx", findings));
  }

  @Override
  public String summary() {
    if (before.equals(version)) {
      return "nginx runs version %s, as before".formatted(version);
    }
    return before.isEmpty()
        ? "nginx runs version %s, the first".formatted(version)
        : "nginx runs version %s; before it was %s".formatted(version, before);
  }
}
