package org.handover.toolkit.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/// The web console.
///
/// @param listen a loopback address, unresolved
/// @param token the file of the token that lets a browser in
public record ConsoleSettings(InetSocketAddress listen, Path token) {
  static ConsoleSettings of(ConfigReader keys) {
    return new ConsoleSettings(keys.requireListen("listen"), keys.requirePath("token"));
  }
}
