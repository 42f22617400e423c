package org.handover.toolkit.cli;

import picocli.CommandLine.IVersionProvider;

/// As the build wrote it into the jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"handover " + (version == null ? "(not packaged)" : version)};
  }
}
