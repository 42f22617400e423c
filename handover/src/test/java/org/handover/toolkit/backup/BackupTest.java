package org.handover.toolkit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("integration")
class BackupTest {
  private static final String ODD =
      "handover/src/test/resources/org/handover/toolkit/backup/odd.sql";

  @TempDir private Path folder = Path.of("");

  @Test
  void bringsBackADatabaseOfOddThings() throws IOException {
    TestDatabase odd = TestDatabases.create(TestServer.POSTGRES_15, ODD);
    TestDatabase copy = TestDatabases.empty();
    Workplace place = Workplace.at(folder, odd);

    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    assertThat(place.run("restore", backup(), "--into", copy.url())).satisfies(BackupTest::passed);

    assertThat(PgDump.all(copy)).isEqualTo(PgDump.all(odd));
  }

  /// The hash of an enum's value is that of its number, which is another in a copy.
  @Test
  void comparesWhatIsPartitionedByAHashAsOneTable() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "CREATE TYPE kind AS ENUM ('a','b','c','d','e','f','g','h','i','j','k','l','m','n','o','p')",
        "CREATE TABLE t (k kind, n int) PARTITION BY HASH (k)",
        "CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
        "CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
        "INSERT INTO t SELECT k, 1 FROM unnest(enum_range(NULL::kind)) k");

    Outcome outcome = Workplace.at(folder, database).run("backup");

    assertThat(outcome).satisfies(BackupTest::passed);
    assertThat(outcome.out()).containsPattern("\\n +t +16 ");
  }

  @Test
  void seesOneMomentWhileAWriterGoesOn() throws Exception {
    TestDatabase busy = TestDatabases.sample();
    busy.execute(
        "CREATE TABLE debit (n int)",
        "CREATE TABLE credit (n int)",
        "INSERT INTO debit SELECT generate_series(1, 20000)",
        "INSERT INTO credit SELECT generate_series(1, 20000)");
    Workplace place = Workplace.at(folder, busy);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> written = writers.submit(() -> writeToBoth(busy, over));
      Outcome outcome = place.run("backup", "--json");
      over.set(true);

      assertThat(written.get()).isPositive();
      assertThat(outcome).satisfies(BackupTest::passed);
      assertThat(rows(outcome, "debit")).isEqualTo(rows(outcome, "credit"));
    }
  }

  /// Each transaction writes a row to either table.
  private static int writeToBoth(TestDatabase database, AtomicBoolean over) throws SQLException {
    int written = 0;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      while (!over.get()) {
        statement.execute("INSERT INTO debit VALUES (0); INSERT INTO credit VALUES (0)");
        written++;
      }
    }
    return written;
  }

  private static long rows(Outcome outcome, String table) {
    for (JsonNode digest : outcome.json().at("/report/digests")) {
      if (digest.at("/table/name").asString().equals(table)) {
        return digest.path("rows").asLong();
      }
    }
    throw new AssertionError(table + " is not in the report");
  }

  @Test
  void noticesAFileThatIsDamagedShorterMissingOrNew() throws IOException {
    Workplace place = Workplace.at(folder, TestDatabases.sample());
    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    Path dump = Path.of(backup()).resolve("dump");
    List<Path> files = files(dump);
    assertThat(place.run("backup", "verify", backup())).satisfies(BackupTest::passed);

    byte[] bytes = Files.readAllBytes(files.getFirst());
    bytes[bytes.length / 2] ^= 1;
    Files.write(files.getFirst(), bytes);
    Files.write(files.get(1), new byte[1], StandardOpenOption.TRUNCATE_EXISTING);
    Files.delete(files.get(2));
    Files.writeString(dump.resolve("later"), "");
    Outcome outcome = place.run("backup", "verify", backup());

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .containsPattern(files.getFirst().getFileName() + " +was changed")
        .containsPattern(files.get(1).getFileName() + " +was changed")
        .containsPattern(files.get(2).getFileName() + " +is missing")
        .containsPattern("later +was put in later");
    assertThat(place.run("restore", backup(), "--into", TestDatabases.empty().url()).exitCode())
        .isEqualTo(1);
  }

  @Test
  void noticesAChangedManifestAndOneThatIsNone() throws IOException {
    Workplace place = Workplace.at(folder, TestDatabases.legacy());
    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    Path manifest = Path.of(backup()).resolve("manifest.json");

    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\"rows\":1", "\"rows\":2"));
    assertThat(place.run("backup", "verify", backup()).out())
        .containsPattern("manifest.json +was changed");

    Files.writeString(manifest, "{\"version\":");
    Outcome cut = place.run("backup", "verify", backup());
    assertThat(cut.exitCode()).isEqualTo(1);
    assertThat(cut.err()).contains("cannot be read").contains("take another backup");
  }

  @Test
  void restoresOnlyIntoAnEmptyDatabaseUnlessTold() throws IOException {
    TestDatabase original = TestDatabases.sample();
    Workplace place = Workplace.at(folder, original);
    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    TestDatabase full = TestDatabases.sample();
    full.execute("DELETE FROM activities");
    String before = PgDump.all(full);

    Outcome refused = place.run("restore", backup(), "--into", full.url());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("--overwrite");
    assertThat(PgDump.all(full)).isEqualTo(before);

    assertThat(place.run("restore", backup(), "--into", full.url(), "--overwrite"))
        .satisfies(BackupTest::passed);
    assertThat(PgDump.all(full)).isEqualTo(PgDump.all(original));
  }

  @Test
  void keepsWhatItReplacesUnderAnotherName() throws IOException {
    TestDatabase original = TestDatabases.sample();
    Workplace place = Workplace.at(folder, original);
    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    TestDatabase full = TestDatabases.sample();
    full.execute("CREATE TABLE leans_on (id int REFERENCES \"user\")", "DELETE FROM activities");
    String before = PgDump.all(full);

    Outcome outcome = place.run("restore", backup(), "--into", full.url(), "--overwrite");

    assertThat(outcome).satisfies(BackupTest::passed);
    assertThat(PgDump.all(full)).isEqualTo(PgDump.all(original));
    String kept =
        full.text(
            "SELECT datname FROM pg_database WHERE datname LIKE '%s_before_restore_%%'"
                .formatted(full.name()));
    assertThat(outcome.out()).contains(kept);
    assertThat(PgDump.all(new TestDatabase(full.server(), kept))).isEqualTo(before);
  }

  @Test
  void makesNoReaderWaitForAReplacement() throws Exception {
    Workplace place = Workplace.at(folder, TestDatabases.sample());
    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    TestDatabase full = TestDatabases.sample();
    full.execute("DELETE FROM activities");
    try (Connection reader = full.connect();
        Statement statement = reader.createStatement()) {
      statement.execute("BEGIN; SELECT count(*) FROM activities");
      Outcome busy = place.run("restore", backup(), "--into", full.url(), "--overwrite");

      assertThat(busy.exitCode()).isEqualTo(3);
      assertThat(busy.err()).contains("is in use").contains("test as postgres");
      statement.execute("SELECT count(*) FROM activities");
    }
    Outcome outcome = place.run("restore", backup(), "--into", full.url(), "--overwrite");
    assertThat(outcome).satisfies(BackupTest::passed);
    assertThat(outcome.out()).contains("is the backup now");
    assertThat(full.number("SELECT count(*) FROM activities")).isPositive();
  }

  @Test
  void replacesTheLiveDatabaseOnlyByItsTypedName() throws IOException {
    TestDatabase live = TestDatabases.sample();
    Workplace place = Workplace.at(folder, live);
    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    live.execute("DELETE FROM activities");
    String otherWords = live.url().replace("127.0.0.1", "localhost");

    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("--overwrite"),
            List.of("--overwrite-live", "another"),
            List.of("--overwrite", "--overwrite-live", live.name().toUpperCase(Locale.ROOT)))) {
      List<String> all = new ArrayList<>(List.of("restore", backup(), "--into", otherWords));
      all.addAll(words);
      Outcome outcome = place.run(all.toArray(String[]::new));
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out())
          .contains("the target is the live database")
          .contains("--overwrite-live " + live.name());
    }
    assertThat(live.number("SELECT count(*) FROM activities")).isZero();

    assertThat(
            place.run("restore", backup(), "--into", otherWords, "--overwrite-live", live.name()))
        .satisfies(BackupTest::passed);
    assertThat(live.number("SELECT count(*) FROM activities")).isPositive();
  }

  @Test
  void makesOneAtATimeAndClearsAwayWhatAnotherRunLeft() throws IOException {
    Workplace place = Workplace.at(folder, TestDatabases.legacy());
    Path left = folder.resolve("backups/20200101T000000000Z.partial/dump");
    Files.createDirectories(left);

    try (BackupShelf _ = new BackupShelf(folder.resolve("backups"))) {
      assertThat(place.run("backup").exitCode()).isEqualTo(3);
    }
    assertThat(place.run("backup")).satisfies(BackupTest::passed);
    assertThat(left).doesNotExist();
  }

  private String backup() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("backups"))) {
      return found.filter(Files::isDirectory).findFirst().orElseThrow().toString();
    }
  }

  private static List<Path> files(Path dump) throws IOException {
    try (Stream<Path> found = Files.list(dump)) {
      return found.sorted().toList();
    }
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
