package org.handover.toolkit.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small migrations of a small database.
@Tag("integration")
class ApplierTest {
  @TempDir private Path folder = Path.of("");
  private TestDatabase database;
  private Workplace place;

  @BeforeEach
  void startFromATableOfLetters() {
    database = TestDatabases.empty();
    database.execute("CREATE TABLE letters (id bigint PRIMARY KEY, text text NOT NULL)");
    place =
        new Workplace(folder, Toolkit.here())
            .with(
                """
                name: letters
                database: %s
                schema: {expected: expected.sql, changes: expand, patience: 2s, batch-time: 5ms}
                """
                    .formatted(database.url()))
            .file(
                "expected.sql",
                "CREATE TABLE letters (id bigint PRIMARY KEY, text text NOT NULL);");
  }

  private void fill() {
    // With a gap too wide to count through, and from far below zero.
    database.execute(
        "INSERT INTO letters SELECT i, 'Dear ' || i FROM generate_series(-300, 1500) i",
        "INSERT INTO letters VALUES (-9000000000000000000, 'first'), (9000000000000000000, 'last')");
  }

  private static final String BACKFILL =
      """
      ALTER TABLE letters ADD COLUMN IF NOT EXISTS size int;

      -- handover:batch letters id
      UPDATE letters SET size = length(text) WHERE id BETWEEN :first AND :last AND size IS NULL;
      """;

  @Test
  void fillsExistingRowsBatchByBatch() {
    fill();
    place.file("expand/1.sql", BACKFILL);

    assertThat(place.run("db", "apply")).satisfies(ApplierTest::passed);

    assertThat(database.number("SELECT count(*) FROM letters WHERE size IS NULL")).isZero();
    // Each batch is a transaction of its own.
    assertThat(database.number("SELECT count(DISTINCT xmin::text) FROM letters")).isGreaterThan(2);
  }

  @Test
  void quotesNoValueOfARowWhenAStatementFails() {
    database.execute("INSERT INTO letters VALUES (1, 'Dear \"all\"' || chr(10) || 'Yours')");
    place.file(
        "expand/1.sql",
        """
        ALTER TABLE letters ADD COLUMN size int;
        -- handover:batch letters id
        UPDATE letters SET size = text::int WHERE id BETWEEN :first AND :last;
        """);

    Outcome stopped = place.run("db", "apply", "--json");

    assertThat(stopped.exitCode()).isEqualTo(1);
    assertThat(stopped.out() + stopped.err())
        .contains("invalid input syntax for type integer")
        .doesNotContain("Dear", "all", "Yours");
    assertThat(place.run("journal").out()).doesNotContain("Dear");
  }

  @Test
  void goesOnWithABackfillWhereItWasLeft() {
    fill();
    place.file("expand/1.sql", BACKFILL);
    String function =
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN IF NEW.id = 1200 THEN RAISE ''not this one''; END IF; RETURN NEW; END';
        """;
    String trigger =
        "CREATE TRIGGER refuse BEFORE UPDATE ON letters FOR EACH ROW EXECUTE FUNCTION refuse();";
    String expected = place.read("expected.sql");
    database.execute(function, trigger);
    place.file("expected.sql", expected + function + trigger);
    Outcome stopped = place.run("db", "apply");
    assertThat(stopped.exitCode()).isEqualTo(1);
    assertThat(stopped.err()).contains("1.sql:4").contains("raised an error");
    long filled = database.number("SELECT count(*) FROM letters WHERE size IS NOT NULL");
    assertThat(filled).isPositive();
    database.execute(
        "DROP TRIGGER refuse ON letters", "UPDATE letters SET size = -1 WHERE size IS NOT NULL");

    place.file("expected.sql", expected + function);
    assertThat(place.run("db", "apply")).satisfies(ApplierTest::passed);

    assertThat(database.number("SELECT count(*) FROM letters WHERE size = -1")).isEqualTo(filled);
    assertThat(database.number("SELECT count(*) FROM letters WHERE size IS NULL")).isZero();
  }

  @Test
  void rebuildsAnIndexWhoseBuildWasKilled() {
    database.execute("INSERT INTO letters VALUES (1, 'same'), (2, 'other')");
    place.file(
        "expand/1.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS letters_id ON letters (id);");
    assertThat(place.run("db", "apply")).satisfies(ApplierTest::passed);
    database.execute(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'letters_id'::regclass",
        "DELETE FROM handover.applied",
        "UPDATE handover.baseline SET after = NULL");

    assertThat(place.run("db", "apply")).satisfies(ApplierTest::passed);

    assertThat(
            database.column(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'letters_id'::regclass"))
        .isEqualTo(List.of("t"));
  }

  @Test
  void leavesABrokenIndexAloneThatIsNotItsOwn() {
    database.execute("CREATE INDEX broken_before ON letters (text)");
    database.execute(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken_before'::regclass");
    place.file("expand/1.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS ours ON letters (text);");

    assertThat(place.run("db", "apply")).satisfies(ApplierTest::passed);

    assertThat(database.number("SELECT count(*) FROM pg_class WHERE relname = 'broken_before'"))
        .isEqualTo(1);
  }

  @Test
  void doesNotDropAnIndexThatSomebodyElseIsBuilding() throws SQLException {
    place.file("expand/1.sql", "CREATE SCHEMA IF NOT EXISTS ours;");
    assertThat(place.run("db", "apply")).satisfies(ApplierTest::passed);
    place.file("expand/2.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS ours ON letters (text);");
    database.execute("CREATE INDEX theirs ON letters (text)");
    database.execute(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'theirs'::regclass");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE letters IN SHARE UPDATE EXCLUSIVE MODE");

      Outcome outcome = place.run("db", "apply");

      assertThat(outcome.exitCode()).isEqualTo(3);
      other.rollback();
    }
    assertThat(database.number("SELECT count(*) FROM pg_class WHERE relname = 'theirs'"))
        .isEqualTo(1);
  }

  @Test
  void givesUpOnALockThatStaysTakenAndSaysSo() throws SQLException {
    place.file("expand/1.sql", "ALTER TABLE letters ADD COLUMN IF NOT EXISTS size int;");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE letters IN ROW SHARE MODE");

      Outcome outcome = place.run("db", "apply");

      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains("1.sql:1 had to give way to others");
      other.rollback();
    }
    assertThat(place.run("db", "apply")).satisfies(ApplierTest::passed);
  }

  @Test
  void letsOneApplierWorkAtATime() throws SQLException {
    place.file("expand/1.sql", "ALTER TABLE letters ADD COLUMN IF NOT EXISTS size int;");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.executeQuery("SELECT pg_advisory_lock(x'68616e646f766572'::bigint)").close();
      Outcome outcome = place.run("db", "apply");
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains("waiting for another applier");

      CompletableFuture<Outcome> waiting =
          CompletableFuture.supplyAsync(() -> place.run("db", "apply"), Thread::startVirtualThread);
      Until.is(
          "it asks for the lock",
          () ->
              database.number(
                      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'handover' AND query ~ 'advisory'")
                  > 0);
      statement.executeQuery("SELECT pg_advisory_unlock_all()").close();
      assertThat(waiting.join()).satisfies(ApplierTest::passed);
    }
  }

  @Test
  void adoptsNothingThatDiffersFromWhatIsExpected() {
    place.file("expand/1.sql", "ALTER TABLE letters ADD COLUMN IF NOT EXISTS size int;");
    database.execute("ALTER TABLE letters ALTER COLUMN text TYPE varchar(5)");
    String before = PgDump.schema(database);

    Outcome outcome = place.run("db", "apply");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("column text of letters").contains("db check");
    assertThat(PgDump.schema(database)).isEqualTo(before);
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
