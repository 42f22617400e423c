package org.handover.toolkit.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.backup.SourceObstacles;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Whether this role could back up the whole database, and what it could not restore.
record BackupExamination(Session session, Server server, int jobs) implements Doctor.Examination {
  @Override
  public List<Finding> findings() throws SQLException {
    if (server.major() < Server.OLDEST) {
      // Which is a finding of its own.
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(SourceObstacles.of(session, jobs));
    findings.addAll(SourceObstacles.leftToOwner(session));
    return findings.isEmpty()
        ? List.of(Finding.pass("backup", "this role may read all, and can restore all"))
        : findings;
  }
}
