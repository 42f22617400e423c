package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/handover` itself, with what the build has made.
class LaunchedIT {
  @TempDir private Path folder = Path.of("");

  private static Completed launch(String... arguments) {
    return ProcessRunner.run(
        Command.of(
            Stream.concat(
                    Stream.of(Repository.file("bin/handover").toString()), Stream.of(arguments))
                .toArray(String[]::new)));
  }

  @Test
  void saysItsVersionAndHowItIsUsed() {
    assertThat(launch("--version").output()).matches("handover \\d+\\.\\d+\\.\\d+.*\\n");
    assertThat(launch("--help").output()).contains("Exit codes:").doesNotContain("\033");
    assertThat(launch("nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void checksADatabaseAndEndsWithWhatItFound() {
    Workplace place = Workplace.at(folder, TestDatabases.sample());
    String file = place.folder().resolve("handover.yml").toString();
    Completed check = launch("db", "check", "--file", file);
    assertThat(check.exitCode()).as(check.output() + check.errors()).isZero();
    assertThat(check.output()).contains("9 tables compatible");
    assertThat(launch("db", "status", "--file", file).exitCode()).isEqualTo(3);
    assertThat(launch("journal", "verify", "--file", file).output()).contains("4 lines");
  }

  @Test
  void leavesManPagesThatManCanShow() throws IOException {
    launch("--version");
    Path pages = Repository.file("handover/target/man/man1");
    try (Stream<Path> files = Files.list(pages)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).contains("handover.1", "handover-db-check.1", "handover-init.1");
    }
  }

  /// One class that the cache left out would be read and verified at each start.
  @Test
  void startsWithTheClassesOfTheCache() throws IOException {
    launch("--version");
    Path loaded = folder.resolve("loaded");
    ProcessRunner.run(
        Command.of(Repository.file("bin/handover").toString(), "--help")
            .with(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded)));
    assertThat(Files.readAllLines(loaded))
        .filteredOn(line -> line.contains(" picocli.") || line.contains(" org.handover."))
        .hasSizeGreaterThan(150)
        .allMatch(line -> line.endsWith("shared objects file"));
  }

  /// A driver that was trained connects and reads in a third of the time.
  @Test
  void connectsWithTheClassesOfTheCache() throws IOException {
    launch("--version");
    Workplace place = Workplace.at(folder, TestDatabases.sample());
    Path loaded = folder.resolve("loaded");
    ProcessRunner.run(
        Command.of(
                Repository.file("bin/handover").toString(),
                "db",
                "status",
                "--file",
                place.folder().resolve("handover.yml").toString())
            .with(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded)));
    List<String> driver =
        Files.readAllLines(loaded).stream()
            .filter(line -> line.contains(" org.postgresql."))
            .toList();
    assertThat(driver).hasSizeGreaterThan(150);
    // The training signs in with a password; this server asks for none, and the driver looks for
    // one.
    assertThat(driver).filteredOn(line -> line.contains("source: file:")).hasSizeLessThan(10);
  }

  /// In a file system of one megabyte, which only this process sees.
  @Test
  void seesThatThereIsNoRoomForABackup() {
    Workplace place =
        Workplace.at(
            folder, TestDatabases.sample().url(), "backup: {folder: %s/small}".formatted(folder));
    place.file("small/.keep", "");
    Completed doctor =
        ProcessRunner.run(
            Command.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=1m none \"$1\" && exec \"$2\" doctor --file \"$3\"",
                "sh",
                folder.resolve("small").toString(),
                Repository.file("bin/handover").toString(),
                folder.resolve("handover.yml").toString()));
    assertThat(doctor.exitCode()).as(doctor.errors()).isEqualTo(1);
    assertThat(doctor.output().lines())
        .anySatisfy(line ->
            assertThat(line)
                .contains("fail")
                .contains("disk for backups")
                .contains("1.0 MB free")
                .contains("make room"));
  }
}
