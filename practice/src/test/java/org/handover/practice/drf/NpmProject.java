package org.handover.practice.drf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The project in `src/test/npm`, copied to Maven's `target` so that what npm installs stays out of
/// the sources.
public record NpmProject(Path sources, Path folder) {
  private static final String LOCK = "package-lock.json";

  /// The project with all that it needs.
  public static NpmProject installed() throws IOException, InterruptedException {
    NpmProject project =
        new NpmProject(Path.of("src", "test", "npm"), Path.of("target", "npm").toAbsolutePath());
    boolean current = project.isInstalled();
    project.copy();
    if (!current) {
      project.npm(Map.of(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }
    return project;
  }

  /// What npm said.
  public String npm(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("npm"), Stream.of(words)).toList();
    return new Command(folder, environment, command).run();
  }

  /// Npm writes its own lock as the last thing of an installation.
  private boolean isInstalled() throws IOException {
    return Files.exists(folder.resolve("node_modules").resolve("." + LOCK))
        && Files.exists(folder.resolve(LOCK))
        && Files.mismatch(folder.resolve(LOCK), sources.resolve(LOCK)) == -1;
  }

  private void copy() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
