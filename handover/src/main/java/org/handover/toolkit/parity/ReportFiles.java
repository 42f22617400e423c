package org.handover.toolkit.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/// A report in files that others read: a page for people, JUnit XML for a build server.
public final class ReportFiles {
  private ReportFiles() {}

  public static void html(Path file, String name, ParityReport report, Instant at)
      throws IOException {
    write(file, ParityPage.of(name, report, at));
  }

  public static void junit(Path file, String name, ParityReport report) throws IOException {
    write(file, JunitXml.of(name, report));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Files.writeString(file, text);
  }
}
