package org.handover.toolkit.config;

import java.nio.file.Path;

/// How backups are made.
///
/// @param folder where backups go, each in a folder of its own
/// @param jobs how many tables are dumped and restored at once
public record BackupSettings(Path folder, int jobs) {
  public BackupSettings {
    Requirement.present(folder, "backup.folder");
    Requirement.between(jobs, 1, 64, "backup.jobs");
  }
}
