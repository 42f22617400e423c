package org.handover.toolkit.config;

import java.nio.file.Path;

/// How backups are made.
///
/// @param folder where backups go, each in a folder of its own
/// @param jobs how many tables are dumped and restored at once
public record BackupSettings(Path folder, int jobs) {
  static BackupSettings of(ConfigReader keys) {
    return new BackupSettings(keys.requirePath("folder"), keys.requireNumber("jobs", 1, 64));
  }
}
