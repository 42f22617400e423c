package org.handover.toolkit.gateway.nginx;

import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.files.Sha256;

/// The two files that an nginx includes.
///
/// @param version of their content: the same configuration has the same version
/// @param http for `http {}`
/// @param server for `server {}`
public record NginxFiles(String version, String http, String server) {
  private static final int VERSION_LENGTH = 12;

  /// What the configuration comes to.
  ///
  /// @throws org.handover.toolkit.step.StoppedException if a setting is missing, or has no place in
  ///   an nginx file
  public static NginxFiles of(Configuration configuration) {
    HttpFile http = new HttpFile(configuration);
    String server = new ServerFile(configuration).text();
    String version = Sha256.of(http.text("") + server).substring(0, VERSION_LENGTH);
    return new NginxFiles(version, http.text(version), server);
  }
}
