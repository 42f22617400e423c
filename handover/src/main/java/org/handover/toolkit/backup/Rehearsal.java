package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Progress;

/// Restores a backup into a scratch database and compares it with what it was made from.
final class Rehearsal {
  private final Configuration configuration;
  private final Effort effort;
  private final Clock clock;

  Rehearsal(Configuration configuration, Effort effort, Clock clock) {
    this.configuration = configuration;
    this.effort = effort;
    this.clock = clock;
  }

  /// In which way the copy is not the same; empty: it is.
  ///
  /// @param contents of what it was made from
  List<String> of(BackupFolder folder, Contents contents, Progress progress)
      throws SQLException, IOException {
    progress.at("restoring into a scratch database", 0, 2);
    try (ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock)) {
      Dump.read(
          scratch.database().url(),
          folder.dump(),
          effort,
          List.of("--no-owner", "--no-privileges"));
      try (Session session = scratch.database().connect()) {
        return contents.differencesOf(contents.readCopy(session, progress));
      }
    }
  }
}
