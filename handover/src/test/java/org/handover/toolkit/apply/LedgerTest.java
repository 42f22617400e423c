package org.handover.toolkit.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the ledger makes of scripts that are no longer those that were applied, and of a database
/// that others changed.
@Tag("integration")
class LedgerTest {
  private static final String LETTERS =
      "CREATE TABLE letters (id bigint PRIMARY KEY, text text NOT NULL);";

  @TempDir private Path folder = Path.of("");
  private TestDatabase database;
  private Workplace place;

  @BeforeEach
  void applyTwoStatements() {
    database = TestDatabases.empty();
    database.execute(
        LETTERS, "INSERT INTO letters SELECT i, 'Dear ' || i FROM generate_series(1, 9) i");
    place =
        new Workplace(folder, Toolkit.here())
            .with(
                """
                name: letters
                database: %s
                schema: {expected: expected.sql, changes: expand, patience: 2s}
                """
                    .formatted(database.url()))
            .file("expected.sql", LETTERS)
            .file(
                "expand/1.sql",
                """
                ALTER TABLE letters ADD COLUMN size int;
                -- handover:batch letters id
                UPDATE letters SET size = 1 WHERE id BETWEEN :first AND :last;
                """);
    assertThat(place.run("db", "apply")).satisfies(LedgerTest::passed);
  }

  @Test
  void appliesNothingTwice() {
    assertThat(place.run("db", "apply").out()).contains("0 statements applied, 2 were there");
  }

  @Test
  void stopsAtAStatementThatWasEditedAfterwards() {
    place.file(
        "expand/1.sql",
        """
        ALTER TABLE letters ADD COLUMN size bigint;
        -- handover:batch letters id
        UPDATE letters SET size = 1 WHERE id BETWEEN :first AND :last;
        """);

    assertThat(place.run("db", "apply")).satisfies(outcome -> stopped(outcome, "EDITED: 1.sql:1"));
    assertThat(place.run("db", "status").out()).contains("EDITED").contains("1 edited since");
  }

  @Test
  void stopsAtABackfillThatWasEditedAfterwards() {
    place.file(
        "expand/1.sql",
        """
        ALTER TABLE letters ADD COLUMN size int;
        -- handover:batch letters id
        UPDATE letters SET size = 2 WHERE id BETWEEN :first AND :last;
        """);

    assertThat(place.run("db", "apply")).satisfies(outcome -> stopped(outcome, "EDITED: 1.sql:3"));
    assertThat(database.number("SELECT count(*) FROM letters WHERE size = 1")).isEqualTo(9);
  }

  @Test
  void stopsAtAStatementThatWasTakenOutAfterwards() {
    place.file("expand/1.sql", "ALTER TABLE letters ADD COLUMN size int;");

    assertThat(place.run("db", "apply"))
        .satisfies(
            outcome -> stopped(outcome, "EDITED: 1.sql, statement 2 was applied and is gone"));
  }

  @Test
  void stopsAtAStatementThatWasInsertedBeforeAppliedOnes() {
    place.file("expand/0.sql", "ALTER TABLE letters ADD COLUMN sent date;");

    assertThat(place.run("db", "apply"))
        .satisfies(outcome -> stopped(outcome, "REORDERED: 0.sql:1"));
  }

  @Test
  void knowsAStatementAgainInAnotherFileAndPlace() {
    place
        .file("expand/1.sql", "ALTER TABLE letters ADD COLUMN size int;")
        .file(
            "expand/2.sql",
            """
            -- handover:batch letters id
            UPDATE letters SET size = 1 WHERE id BETWEEN :first AND :last;
            ALTER TABLE letters ADD COLUMN sent date;
            """);

    assertThat(place.run("db", "apply").out()).contains("1 statements applied, 2 were there");
    assertThat(place.run("db", "status")).satisfies(LedgerTest::passed);
  }

  @Test
  void doesNotTakeWhatOthersChangedForItsOwn() {
    database.execute("ALTER TABLE letters ADD COLUMN theirs int");
    place.file("expand/2.sql", "ALTER TABLE letters ADD COLUMN sent date;");

    assertThat(place.run("db", "apply"))
        .satisfies(outcome -> stopped(outcome, "changed: TABLE letters"));
    assertThat(place.run("db", "status").exitCode()).isEqualTo(1);

    database.execute("ALTER TABLE letters DROP COLUMN theirs");
    assertThat(place.run("db", "apply")).satisfies(LedgerTest::passed);
  }

  @Test
  void acceptsWhatOthersChangedOnPurposeAndLeavesItWhenItTakesItsOwnBack() {
    database.execute(
        "ALTER TABLE letters ADD COLUMN theirs int", "CREATE INDEX theirs ON letters (text)");

    assertThat(
            place.run("db", "accept", "--by", "Ada", "--because", "legacy 2.1", "--dry-run").out())
        .contains("changed: TABLE letters")
        .contains("new: INDEX theirs");
    assertThat(place.run("db", "status").exitCode()).isEqualTo(1);
    assertThat(place.run("db", "accept", "--by", "Ada", "--because", "legacy 2.1"))
        .satisfies(LedgerTest::passed);
    assertThat(place.run("db", "status")).satisfies(LedgerTest::passed);
    assertThat(database.text("SELECT accepted_by || because FROM handover.accepted"))
        .isEqualTo("Adalegacy 2.1");

    assertThat(place.run("db", "undo")).satisfies(LedgerTest::passed);
    assertThat(
            database.column(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'letters' ORDER BY ordinal_position"))
        .containsExactly("id", "text", "theirs");
  }

  @Test
  void refusesALedgerOfAnEarlierVersion() {
    database.execute("DROP TABLE handover.ledger");

    assertThat(place.run("db", "apply")).satisfies(outcome -> stopped(outcome, "is version 1"));
  }

  private static void stopped(Outcome outcome, String line) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains(line);
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
