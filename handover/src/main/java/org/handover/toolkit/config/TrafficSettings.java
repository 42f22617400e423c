package org.handover.toolkit.config;

import java.nio.file.Path;
import java.time.Duration;

/// Where the traffic state is, and what has to be proven before it changes.
///
/// @param directory which gateways read and `shift` and `rollback` change
/// @param backupAge how old the last rehearsed backup may be when a share is raised
/// @param evidenceAge how old the other evidence may be
public record TrafficSettings(Path directory, Duration backupAge, Duration evidenceAge) {
  static TrafficSettings of(ConfigReader keys) {
    return new TrafficSettings(
        keys.requirePath("directory"),
        keys.requireTime("backup-age"),
        keys.requireTime("evidence-age"));
  }
}
