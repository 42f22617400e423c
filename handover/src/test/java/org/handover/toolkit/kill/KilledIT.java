package org.handover.toolkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` in the middle, and the same command again. `bench/toolkit kill` does it more often.
class KilledIT {
  @TempDir private Path folder = Path.of("");
  private static String before = "";
  private static String appliedInOneGo = "";
  private @Nullable TestDatabase made;

  @BeforeAll
  static void dump() {
    try (TestDatabase legacy = TestDatabases.sample();
        TestDatabase adopted = TestDatabases.adopted(TestServer.POSTGRES_15)) {
      before = PgDump.all(legacy);
      appliedInOneGo = PgDump.schema(adopted);
    }
  }

  private void startFrom(TestDatabase database) {
    made = database;
  }

  private TestDatabase database() {
    return Objects.requireNonNull(made, "each test starts from one");
  }

  private Workplace place() {
    return Workplace.at(folder, database());
  }

  @AfterEach
  void drop() {
    database().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 14, 30})
  void appliesOnFromWhereItWasKilled(int applied) {
    startFrom(TestDatabases.sample());
    killOnce(
        () -> exists("handover.applied") && count("handover.applied") >= applied, "db", "apply");

    assertThat(place().run("db", "apply")).satisfies(KilledIT::passed);

    assertThat(PgDump.schema(database())).isEqualTo(appliedInOneGo);
    assertThat(place().run("db", "status").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"practice_undo", "activities", "the end"})
  void takesAwayTheRestOfWhatItWasKilledOver(String moment) {
    startFrom(TestDatabases.adopted(TestServer.POSTGRES_15));
    killUndo(moment);

    assertThat(place().run("db", "undo")).satisfies(KilledIT::passed);

    assertThat(PgDump.all(database())).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"practice_undo", "activities", "the end"})
  void appliesAgainWhatAKilledUndoTookAway(String moment) {
    startFrom(TestDatabases.adopted(TestServer.POSTGRES_15));
    killUndo(moment);

    assertThat(place().run("db", "apply")).satisfies(KilledIT::passed);

    assertThat(PgDump.schema(database(), "--exclude-schema=practice_undo"))
        .isEqualTo(appliedInOneGo);
    assertThat(place().run("db", "status").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 14, 30})
  void takesBackWhatAKilledApplyCameTo(int applied) {
    startFrom(TestDatabases.sample());
    killOnce(
        () -> exists("handover.applied") && count("handover.applied") >= applied, "db", "apply");

    assertThat(place().run("db", "undo")).satisfies(KilledIT::passed);

    assertThat(PgDump.all(database())).isEqualTo(before);
  }

  private void killUndo(String moment) {
    killOnce(
        switch (moment) {
          case "practice_undo" -> () -> schemaExists("practice_undo");
          case "the end" -> () -> !schemaExists("practice");
          default -> () -> exists("practice_undo." + moment);
        },
        "db",
        "undo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a folder", "a dump", "a rehearsal"})
  void leavesNoBackupThatIsNotGood(String moment) {
    startFrom(TestDatabases.sample());
    killOnce(
        switch (moment) {
          case "a folder" -> () -> !backups().isEmpty();
          case "a dump" ->
              () -> backups().stream().anyMatch(b -> Files.exists(b.resolve("dump/toc.dat")));
          default -> () -> count("pg_database WHERE datname LIKE 'handover_scratch_%'") > 0;
        },
        "backup");
    assertThat(backups()).allMatch(path -> path.toString().endsWith(".partial"));

    assertThat(place().run("backup")).satisfies(KilledIT::passed);

    assertThat(backups()).hasSize(1).noneMatch(path -> path.toString().endsWith(".partial"));
    assertThat(PgDump.all(database())).isEqualTo(before);
  }

  private void killOnce(BooleanSupplier moment, String... arguments) {
    try (ToolkitProcess process = ToolkitProcess.start(place(), arguments)) {
      Until.is("the moment has come", () -> moment.getAsBoolean() || !process.isAlive());
      assertThat(process.isAlive()).isTrue();
      process.kill();
    }
    Until.is(
        "the server has noticed",
        () ->
            count(
                    "pg_stat_activity WHERE application_name = 'handover' AND datname = '%s'"
                        .formatted(database().name()))
                == 0);
  }

  private boolean exists(String table) {
    return database().text("SELECT to_regclass('%s')".formatted(table)).equals(table);
  }

  private boolean schemaExists(String schema) {
    return count("pg_namespace WHERE nspname = '%s'".formatted(schema)) > 0;
  }

  private long count(String rows) {
    return database().number("SELECT count(*) FROM " + rows);
  }

  private List<Path> backups() {
    Path shelf = folder.resolve("backups");
    if (!Files.exists(shelf)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(shelf)) {
      return found.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
