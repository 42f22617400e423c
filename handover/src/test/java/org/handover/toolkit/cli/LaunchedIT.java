package org.handover.toolkit.cli;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
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

  /// Nothing is written into a checkout that was built, and there need be no home.
  @Test
  void runsFromACheckoutThatCannotBeWrittenWithoutAHome() {
    Completed version =
        ProcessRunner.run(
            Command.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && cd \"$1\""
                    + " && ! touch here 2>/dev/null"
                    + " && exec env -i PATH=\"$PATH\" JAVA_HOME=\"$2\" bin/handover --version",
                "sh",
                Repository.file(".").toString(),
                System.getProperty("java.home")));
    assertThat(version.exitCode()).as(version.errors()).isZero();
    assertThat(version.output()).startsWith("handover ");
  }

  /// Another process may run from the jar that is there.
  @Test
  void saysThatItIsOlderThanItsSourceAndDoesNotBuildItselfAnew() throws IOException {
    Path checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.createDirectories(checkout.resolve("bin"));
    Files.createDirectories(checkout.resolve("handover/src/main"));
    Files.createDirectories(checkout.resolve("postgres/src/main"));
    Files.createFile(checkout.resolve("postgres/pom.xml"));
    Files.createDirectories(checkout.resolve("handover/target"));
    Files.copy(Repository.file("bin/handover"), checkout.resolve("bin/handover"), COPY_ATTRIBUTES);
    for (String same : List.of("src/dist", "target/lib")) {
      Files.createSymbolicLink(
          checkout.resolve("handover").resolve(same), Repository.file("handover/" + same));
    }
    Path jar = checkout.resolve("handover/target/handover.jar");
    Files.copy(Repository.file("handover/target/handover.jar"), jar);
    FileTime old = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(jar, old);
    Files.writeString(checkout.resolve("handover/pom.xml"), "newer");

    Completed version =
        ProcessRunner.run(Command.of(checkout.resolve("bin/handover").toString(), "--version"));

    assertThat(version.exitCode()).as(version.errors()).isZero();
    assertThat(version.errors()).contains("this build is older than its source");
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(old);
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
