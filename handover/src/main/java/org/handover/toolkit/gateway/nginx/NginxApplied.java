package org.handover.toolkit.gateway.nginx;

import java.util.List;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What `nginx apply` did.
///
/// @param version that runs now
/// @param before the version of the files that were there; empty: none
public record NginxApplied(String version, String before, List<Finding> findings)
    implements Report {
  public NginxApplied {
    findings = List.copyOf(findings);
  }

  @Override
  public Verdict verdict() {
    return Finding.verdict(findings);
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
