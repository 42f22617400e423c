package org.handover.toolkit.config;

import java.nio.file.Path;

/// Where the traffic state is.
///
/// @param directory which gateways read and `shift` and `rollback` change
public record TrafficSettings(Path directory) {
  static TrafficSettings of(Keys keys) {
    return new TrafficSettings(keys.requirePath("directory"));
  }
}
