package org.handover.toolkit.gateway.nginx;

import java.util.List;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.FindingsReport;
import org.handover.toolkit.step.Table;

/// What `nginx status` saw.
///
/// @param rendered the version that this configuration makes
/// @param onDisk the version of the files that nginx would read; empty: none
/// @param running the version that answers; empty: none
public record NginxStanding(
    String rendered, String onDisk, String running, List<Share> shares, List<Finding> findings)
    implements FindingsReport {
  public NginxStanding {
    shares = List.copyOf(shares);
    findings = List.copyOf(findings);
  }

  /// Of one group.
  ///
  /// @param percent that goes to the new backend
  public record Share(String group, int percent) {}

  @Override
  public List<Table> tables() {
    return List.of(
        Finding.table("nginx", findings),
        new Table(
            "shares of the new backend",
            List.of("group", "share"),
            shares.stream().map(share -> List.of(share.group(), share.percent() + "%")).toList()));
  }

  @Override
  public String summary() {
    return "running: %s; on the disk: %s; this configuration makes: %s"
        .formatted(orNone(running), orNone(onDisk), rendered);
  }

  private static String orNone(String version) {
    return version.isEmpty() ? "none" : version;
  }
}
