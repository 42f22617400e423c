package org.handover.toolkit.gateway.nginx;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// The files as `nginx render` shows them.
public record NginxRendered(NginxFiles files) implements Report {
  @Override
  public Verdict verdict() {
    return Verdict.PASS;
  }

  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public String summary() {
    return "version " + files.version();
  }

  /// Both files, each under a line that says where it belongs.
  public String text() {
    return "# --- http.conf, version %s%n%s%n# --- server.conf%n%s"
        .formatted(files.version(), files.http(), files.server());
  }
}
