package org.handover.toolkit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a backup is from outside: to `ps`, to a disk that fills up, to tools that lie.
@Tag("integration")
class BackupProcessTest {
  private static final String PASSWORD = "s3cr:e\\t w@rd";
  private static final String ENCODED = "s3cr%3Ae%5Ct%20w%40rd";

  @TempDir private Path folder = Path.of("");

  @Test
  void showsItsPasswordToNobody() throws IOException {
    TestDatabase database = TestDatabases.sample();
    database.execute(
        "DROP ROLE IF EXISTS " + TestServer.ROLE_WITH_PASSWORD,
        "CREATE ROLE %s SUPERUSER LOGIN PASSWORD '%s'"
            .formatted(TestServer.ROLE_WITH_PASSWORD, PASSWORD));
    String url =
        database.urlAs(TestServer.ROLE_WITH_PASSWORD).replace("@127", ":" + ENCODED + "@127");
    Workplace place = Workplace.at(folder, "${DATABASE_URL}", "");
    Set<String> seen = new HashSet<>();
    try (ToolkitProcess process =
        ToolkitProcess.start(place, List.of(), Map.of("DATABASE_URL", url), "backup")) {
      while (process.isAlive()) {
        process.handle().descendants().forEach(child -> seen.add(look(child.pid())));
        assertThat(processes()).noneMatch(BackupProcessTest::tells);
      }
      assertThat(process.await()).satisfies(BackupProcessTest::passed);
    }

    assertThat(seen).anyMatch(words -> words.contains("bin/pg_dump"));
    assertThat(seen).anyMatch(words -> words.contains("bin/pg_restore"));
    // A child is for a moment what started it, which was told the URL in its environment.
    seen.removeIf(words -> !words.contains("pg_") || words.contains("jspawnhelper"));
    assertThat(seen).noneMatch(BackupProcessTest::tells);
    try (Stream<Path> written = Files.walk(folder)) {
      assertThat(written.filter(Files::isRegularFile)).noneMatch(file -> tells(read(file)));
    }
  }

  /// Arguments and environment, which its owner may read.
  private static String look(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    return read(process.resolve("cmdline")) + "\n" + read(process.resolve("environ"));
  }

  /// The arguments of everybody, as `ps` shows them.
  private static List<String> processes() throws IOException {
    try (Stream<Path> found = Files.list(Path.of("/proc"))) {
      return found
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .map(path -> read(path.resolve("cmdline")))
          .toList();
    }
  }

  /// Empty for what has ended meanwhile.
  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean tells(String text) {
    return text.contains(PASSWORD) || text.contains(ENCODED);
  }

  @Test
  void leavesNothingBehindWhereFilesCannotGrow() throws IOException {
    TestDatabase database = TestDatabases.sample();
    database.execute(
        """
        CREATE TABLE long AS SELECT string_agg(md5(i::text), '') AS text FROM generate_series(1, 20000) i
        """);
    Workplace place = Workplace.at(folder, database);
    List<String> small = List.of("sh", "-c", "ulimit -f 400; exec \"$@\"", "sh");

    try (ToolkitProcess process = ToolkitProcess.start(place, small, Map.of(), "backup")) {
      Outcome outcome = process.await();
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err()).contains("pg_dump").contains("nothing was changed");
    }

    assertThat(backups()).isEmpty();
    assertThat(place.run("backup")).satisfies(BackupProcessTest::passed);
    assertThat(backups()).hasSize(1);
  }

  @Test
  void callsNoBackupGoodThatComesBackOtherwise() throws IOException {
    Workplace place =
        Workplace.at(folder, TestDatabases.sample())
            .file(
                "bin/pg_restore",
                """
                #!/bin/sh
                /usr/bin/pg_restore "$@" || exit $?
                case $1 in --version | --list) exit ;; esac
                psql -qc "UPDATE activities SET kind = 'note' WHERE id = 1" -c "
                  DELETE FROM assistant_tags WHERE id = 1" -c "SELECT setval('user_id_seq', 1)" -c "
                  ALTER TABLE categories DROP CONSTRAINT categories_name_key" -o /dev/null 2>/dev/null
                exit 0
                """);
    Files.setPosixFilePermissions(
        folder.resolve("bin/pg_restore"), PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = folder.resolve("bin") + ":" + System.getenv("PATH");

    try (ToolkitProcess process =
        ToolkitProcess.start(place, List.of(), Map.of("PATH", path), "backup")) {
      Outcome outcome = process.await();
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out())
          .contains("activities has 300 rows, the copy 300, and they differ")
          .contains("assistant_tags has 142 rows, the copy 141")
          .contains("user_id_seq lags in the copy")
          .contains("categories_name_key is missing from the copy")
          .contains("is no good");
    }

    String left = backups().getFirst().toString();
    assertThat(left).endsWith(".partial");
    assertThat(place.run("backup", "verify", left).exitCode()).isEqualTo(1);
    assertThat(place.run("restore", left, "--into", TestDatabases.empty().url()).exitCode())
        .isEqualTo(1);
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("backups"))) {
      return found.filter(Files::isDirectory).toList();
    }
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
