package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The toolkit's archive is made, carried elsewhere, unpacked and run with a Java and nothing else.
class DistributionIT {
  @TempDir private static Path elsewhere = Path.of("");
  private static Path unpacked = Path.of("");

  @BeforeAll
  static void make() throws IOException {
    succeed(Repository.file("bin/distribution").toString(), "handover");
    Path archive = only(Repository.file("handover/target"), "handover-*.tar.gz");
    succeed("tar", "-xzf", archive.toString(), "-C", elsewhere.toString());
    unpacked = only(elsewhere, "handover-*");
  }

  private static Completed launch(String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "env",
                "-i",
                "PATH=/usr/bin:/bin",
                "JAVA_HOME=" + System.getProperty("java.home"),
                unpacked.resolve("bin/handover").toString()));
    words.addAll(List.of(arguments));
    return ProcessRunner.run(Command.of(words.toArray(String[]::new)));
  }

  @Test
  void saysItsVersion() {
    assertThat(launch("--version").output()).matches("handover \\d+\\.\\d+\\.\\d+.*\\n");
  }

  @Test
  void checksADatabase(@TempDir Path folder) {
    Workplace.at(folder, TestDatabases.sample());
    Completed check = launch("db", "check", "--file", folder.resolve("handover.yml").toString());
    assertThat(check.exitCode()).as(check.output() + check.errors()).isZero();
    assertThat(check.output()).contains("9 tables compatible");
  }

  @Test
  void holdsItsPages() {
    for (String file :
        List.of(
            "LICENSE",
            "docs/runbook.md",
            "docs/handover/handover-db-check.md",
            "man/man1/handover.1",
            "man/man1/handover-db-check.1")) {
      assertThat(unpacked.resolve(file)).isRegularFile();
    }
  }

  /// The launcher as it is, but for the folder of the system's JVMs: here there is an old one only.
  @Test
  void saysThatItNeedsAJava() throws IOException {
    String launcher = Files.readString(unpacked.resolve("bin/handover"));
    assertThat(launcher).contains("/usr/lib/jvm/*");
    Path jvms = elsewhere.resolve("jvms");
    executable(jvms.resolve("old/bin/java"), "#!/bin/sh\necho started\n");
    Files.writeString(jvms.resolve("old/release"), "JAVA_VERSION=\"21.0.1\"\n");
    Path copy =
        executable(
            elsewhere.resolve("handover"), launcher.replace("/usr/lib/jvm", jvms.toString()));
    Path programs = Files.createDirectories(elsewhere.resolve("programs"));
    for (String program : List.of("bash", "dirname", "readlink")) {
      Files.createSymbolicLink(programs.resolve(program), Path.of("/bin", program));
    }
    Completed without =
        ProcessRunner.run(
            Command.of("env", "-i", "PATH=" + programs, copy.toString(), "--version"));
    assertThat(without.exitCode()).as(without.errors()).isEqualTo(4);
    assertThat(without.errors()).contains("no Java 25 was found").contains("JAVA_HOME");
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static void succeed(String... command) {
    Completed completed = ProcessRunner.run(Command.of(command));
    assertThat(completed.exitCode()).as(completed.output() + completed.errors()).isZero();
  }

  private static Path only(Path folder, String glob) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path ->
              folder.getFileSystem().getPathMatcher("glob:" + glob).matches(path.getFileName()))
          .findFirst()
          .orElseThrow();
    }
  }
}
