package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.files.Sha256;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What an earlier run kept of the expected schema, and when it will not do.
class KeptSchemaTest {
  private static final String TABLES =
      """
      CREATE TYPE mood AS ENUM ('good', 'bad');
      CREATE TABLE person (
        id serial PRIMARY KEY, name varchar(20) NOT NULL CHECK (name IN ('a', 'b')), mood mood,
        "two
      lines" text DEFAULT E'\\t');
      CREATE INDEX ON person (name) WHERE id > 3;
      CREATE VIEW people AS SELECT name FROM person WHERE (mood = 'good');
      """;

  @TempDir private Path folder = Path.of("");
  private TestDatabase database;
  private Workplace place;

  @BeforeEach
  void expectWhatIsThere() {
    database = TestDatabases.empty();
    database.execute(TABLES);
    place = expecting(database.url(), TABLES);
  }

  private Workplace expecting(String url, String sql) {
    return Workplace.at(folder, url, "")
        .file("expected.sql", sql)
        .with(
            """
            name: test
            database: %s
            schema: {expected: expected.sql}
            """
                .formatted(url));
  }

  private Outcome check(String... more) {
    Outcome outcome =
        place.run(Stream.concat(Stream.of("db", "check"), Stream.of(more)).toArray(String[]::new));
    assertThat(outcome.err()).isEmpty();
    return outcome;
  }

  private static void loaded(Outcome outcome, String why) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.out()).contains("was loaded for this run").contains(why);
  }

  private static void kept(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.out()).contains("is the one that was loaded at 20");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".handover/expected"))) {
      return files.toList();
    }
  }

  @Test
  void isUsedByTheNextRunWhichThenNeedsNoDatabase() {
    database = TestDatabases.empty();
    database.execute(
        "DROP ROLE IF EXISTS check_maker",
        "CREATE ROLE check_maker LOGIN CREATEDB",
        "GRANT CREATE ON SCHEMA public TO check_maker",
        "SET ROLE check_maker; " + TABLES);
    place = expecting(database.urlAs("check_maker"), TABLES);
    loaded(check(), "none is kept");
    database.execute("ALTER ROLE check_maker NOCREATEDB");
    kept(check());
    assertThat(check("--json").json().path("report").path("expected").path("loaded").asString())
        .startsWith("20");
    database.execute("DROP OWNED BY check_maker", "DROP ROLE check_maker");
  }

  @Test
  void givesTheSameDifferencesAsAFreshOne() {
    check();
    database.execute(
        "ALTER TABLE person ALTER name TYPE text, DROP COLUMN mood CASCADE, ADD note text NOT NULL",
        "ALTER TYPE mood ADD VALUE 'so so'",
        "INSERT INTO person (id, name, note) VALUES (7, 'a', '')");
    Outcome kept = check("--json");
    Outcome fresh = check("--json", "--reload");
    assertThat(kept.json().path("report").path("expected").has("loaded")).isTrue();
    assertThat(fresh.json().path("report").path("expected").has("why")).isTrue();
    assertThat(differences(kept))
        .hasSize(8)
        .containsExactlyInAnyOrderElementsOf(differences(fresh));
    assertThat(kept.exitCode()).isEqualTo(1);
  }

  private static List<JsonNode> differences(Outcome outcome) {
    return outcome
        .json()
        .path("report")
        .path("verdicts")
        .valueStream()
        .flatMap(verdict -> verdict.path("differences").valueStream())
        .toList();
  }

  @Test
  void isLoadedAnewWhenSomebodyAsks() {
    check();
    loaded(check("--reload"), "as was asked for");
  }

  @Test
  void isLoadedAnewWhenTheFileChanges() {
    check();
    place.file("expected.sql", TABLES + "CREATE TABLE another (id int);");
    Outcome outcome = check();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("was loaded for this run").contains("another");
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_17", "POSTGRES_18"})
  void isLoadedAnewOnAnotherServer(TestServer server) {
    check();
    TestDatabase other = TestDatabases.create(server);
    other.execute(TABLES);
    place = expecting(other.url(), TABLES);
    loaded(check(), "none is kept");
    kept(check());
  }

  @Test
  void isLoadedAnewForAnotherRoleAndOtherSettings() {
    check();
    database.execute("ALTER DATABASE \"%s\" SET lock_timeout = '1h'".formatted(database.name()));
    loaded(check(), "none is kept");
    database.execute("DROP ROLE IF EXISTS check_super", "CREATE ROLE check_super LOGIN SUPERUSER");
    place = expecting(database.urlAs("check_super"), TABLES);
    loaded(check(), "none is kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"empty", "cut", "flipped", "extended", "another's", "other form", "a folder"})
  void isLoadedAnewWhereItIsDamaged(String damage) throws IOException {
    check();
    Path file = files().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    switch (damage) {
      case "empty" -> Files.write(file, new byte[0]);
      case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case "flipped" -> {
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
      case "extended" -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 5));
      case "another's" -> Files.writeString(file, summed("another\0" + "2026-01-01T00:00:00Z\0"));
      case "other form" -> Files.writeString(file, summed(file.getFileName() + "\0then\0some\0"));
      default -> {
        Files.delete(file);
        Files.createDirectory(file);
      }
    }
    loaded(check(), "the one that was kept");
    if (!damage.equals("a folder")) {
      kept(check());
    }
  }

  private static String summed(String body) {
    return Sha256.of(body) + "\0" + body;
  }

  @Test
  void isLoadedEachTimeWhereTheFileReadsAnother() {
    place.file("more.sql", "CREATE TABLE more (id int);").file("expected.sql", "\\ir more.sql\n");
    database.execute("CREATE TABLE more (id int)");
    loaded(check(), "depends on more than the file");
    place.file("more.sql", "CREATE TABLE more (id bigint);");
    assertThat(check().exitCode()).isEqualTo(1);
  }

  @Test
  void isLoadedEachTimeWhereNothingCanBeKept() {
    place.file(".handover/expected", "in the way");
    loaded(check(), "it is not kept");
    loaded(check(), "cannot be read");
  }

  @Test
  void isForItsOwnerOnlyAndOneOfAFew() throws IOException {
    for (int i = 0; i < 10; i++) {
      place.file("expected.sql", TABLES + "-- " + i);
      loaded(check(), "none is kept");
    }
    kept(check());
    assertThat(files())
        .hasSize(8)
        .allSatisfy(file ->
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
  }

  @Test
  void isKeptByTwoRunsAtOnce() throws Exception {
    try (ExecutorService runs = Executors.newFixedThreadPool(2)) {
      List<Future<Outcome>> both =
          runs.invokeAll(List.of(() -> check("--reload"), () -> check("--reload")));
      for (Future<Outcome> run : both) {
        loaded(run.get(), "as was asked for");
      }
    }
    assertThat(files()).hasSize(1);
    kept(check());
  }
}
