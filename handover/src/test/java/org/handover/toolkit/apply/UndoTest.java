package org.handover.toolkit.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody writes an undo: it is derived from how the schema was and how it is.
@Tag("integration")
class UndoTest {
  private static final String LEGACY =
      """
      CREATE TABLE letters (id serial PRIMARY KEY, text text NOT NULL, stamp numeric(8,2));
      CREATE TABLE notes (text text, at timestamptz);
      CREATE TABLE replies (letter int CONSTRAINT named_by_hand REFERENCES letters, place int, PRIMARY KEY (letter, place));
      """;

  @TempDir private Path folder = Path.of("");
  private TestDatabase database;
  private Workplace place;
  private String before;

  @BeforeEach
  void startFromALegacyDatabase() {
    database = TestDatabases.empty();
    database.execute(
        LEGACY,
        "INSERT INTO letters (text) SELECT 'Dear ' || i FROM generate_series(1, 3000) i",
        "INSERT INTO notes SELECT 'note ' || i, now() FROM generate_series(1, 10) i",
        "INSERT INTO replies VALUES (1, 1), (1, 2)");
    place =
        new Workplace(folder, Toolkit.here())
            .with(
                """
                name: letters
                database: %s
                schema: {expected: expected.sql, changes: expand, patience: 5s}
                """
                    .formatted(database.url()))
            .file("expected.sql", LEGACY);
    before = PgDump.schema(database);
  }

  private void apply(String changes) {
    place.file("expand/1.sql", changes);
    assertThat(place.run("db", "apply")).satisfies(UndoTest::passed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY letters_text ON letters (text)",
        "CREATE SCHEMA ours; CREATE TABLE ours.a (id int PRIMARY KEY); CREATE TABLE ours.b (a int REFERENCES ours.a, letter int REFERENCES letters ON DELETE CASCADE); CREATE VIEW ours.v AS SELECT * FROM ours.b",
        "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE moods (m mood)",
        "ALTER TABLE replies RENAME CONSTRAINT named_by_hand TO replies_letter_fkey",
        "COMMENT ON COLUMN letters.text IS 'what it says'",
        "CREATE STATISTICS both_of_them ON id, text FROM letters",
        "ALTER TABLE letters ALTER COLUMN text SET STATISTICS 500",
        "-- handover: trusted because sessions may leave gaps\nALTER SEQUENCE letters_id_seq CACHE 20",
        "-- handover: trusted because rows of notes are small\nALTER TABLE notes REPLICA IDENTITY FULL",
        "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
      })
  void takesEachKindOfAdditionBack(String changes) {
    apply(changes);

    assertThat(place.run("db", "undo", "--dry-run")).satisfies(UndoTest::passed);
    assertThat(place.run("db", "undo")).satisfies(UndoTest::passed);

    assertThat(PgDump.schema(database)).isEqualTo(before);
    assertThat(place.run("db", "undo").out()).contains("nothing to undo");
  }

  @Test
  void savesValuesByTheKeyAndPutsThemBackAfterANewApply() {
    apply(
        """
        ALTER TABLE letters ADD COLUMN size int DEFAULT 0, ADD COLUMN meta json;
        ALTER TABLE replies ADD COLUMN read_at timestamptz;
        CREATE TABLE folders (id serial PRIMARY KEY, parent int REFERENCES folders, letter int REFERENCES letters ON DELETE CASCADE);
        """);
    database.execute(
        "UPDATE letters SET size = id, meta = '{\"a\": 1}' WHERE id > 1",
        "UPDATE replies SET read_at = '2026-01-01' WHERE place = 2",
        "INSERT INTO folders (parent, letter) VALUES (NULL, 2999), (1, 3000)");
    Outcome undo = place.run("db", "undo");
    assertThat(undo).satisfies(UndoTest::passed);
    assertThat(undo.out()).contains("all rows of folders").contains("size, meta of letters, by id");
    assertThat(PgDump.schema(database)).isEqualTo(before);
    database.execute("DELETE FROM letters WHERE id = 3000");
    assertThat(place.run("db", "apply")).satisfies(UndoTest::passed);

    Outcome restored = place.run("db", "undo", "--restore-values");

    // The folder of a letter that is gone since has no place.
    assertThat(restored.exitCode()).as(restored.out() + restored.err()).isEqualTo(3);
    assertThat(database.number("SELECT count(*) FROM letters WHERE size = id AND meta IS NOT NULL"))
        .isEqualTo(2998);
    assertThat(database.text("SELECT read_at::date FROM replies WHERE place = 2"))
        .isEqualTo("2026-01-01");
    assertThat(database.column("SELECT id FROM folders")).containsExactly("1");
    assertThat(database.number("SELECT nextval('folders_id_seq')")).isEqualTo(2);
    assertThat(place.run("db", "status")).satisfies(UndoTest::passed);
  }

  @Test
  void savesATableWithoutAKeyWhole() {
    apply("ALTER TABLE notes ADD COLUMN size int DEFAULT 7");

    assertThat(place.run("db", "undo").out())
        .contains("text, at, size of notes, by whole rows (it has no key)");

    assertThat(PgDump.schema(database)).isEqualTo(before);
  }

  @Test
  void namesWhatStaysWiderAndTakesTheRestBack() {
    database.execute("CREATE TYPE mood AS ENUM ('calm')", "ALTER TABLE notes ADD m mood");
    place.file("expected.sql", PgDump.schema(database));
    apply(
        """
        SET search_path = public;
        ALTER TYPE mood ADD VALUE 'tired';
        ALTER TABLE letters ALTER stamp TYPE numeric(12,2), ADD COLUMN size int;
        CREATE TYPE level AS ENUM ('low');
        ALTER TYPE level ADD VALUE 'high';
        ALTER TABLE notes ADD COLUMN name varchar(5);
        ALTER TABLE notes ALTER name TYPE varchar(9);
        """);

    for (String[] command : new String[][] {{"db", "undo", "--dry-run"}, {"db", "undo"}}) {
      Outcome undo = place.run(command);
      assertThat(undo.exitCode()).as(undo.out() + undo.err()).isEqualTo(3);
      assertThat(undo.out()).contains("ALTER TYPE mood ADD VALUE 'tired'").contains("except that");
    }

    assertThat(PgDump.schema(database))
        .contains("'tired'")
        .doesNotContain("size")
        .doesNotContain("level")
        .doesNotContain("handover");
    assertThat(place.run("db", "undo").out()).contains("nothing to undo");
  }

  @Test
  void doesNotTakeWhatOthersMadeAlong() {
    apply("CREATE SCHEMA ours; CREATE TABLE ours.a (id int PRIMARY KEY)");
    database.execute("CREATE TABLE ours.theirs (id int)");

    for (String[] command : new String[][] {{"db", "undo", "--dry-run"}, {"db", "undo"}}) {
      Outcome outcome = place.run(command);
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err()).contains("new: TABLE ours.theirs");
    }
    assertThat(database.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'ours'"))
        .isEqualTo(2);
  }

  @Test
  void refusesAScriptThatTakesAwayMoreThanTheAdditions() {
    apply("ALTER TABLE letters ADD COLUMN size int");
    place
        .with(place.read("handover.yml").replace("patience", "undo: undo, patience"))
        .file(
            "undo/1.sql",
            "ALTER TABLE letters DROP COLUMN size; ALTER TABLE letters DROP COLUMN stamp;");

    assertThat(place.run("db", "undo", "--dry-run").exitCode()).isEqualTo(1);
    assertThat(place.run("db", "undo").exitCode()).isEqualTo(1);

    assertThat(database.number("SELECT count(stamp) + 1 FROM letters")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM letters",
        "WITH gone AS (DELETE FROM letters RETURNING 1) SELECT count(*) FROM gone",
        "TRUNCATE letters",
        "DO 'BEGIN DELETE FROM letters; END'",
        "SELECT lo_unlink(1)",
        "SELECT pg_terminate_backend(1)",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "DROP ROLE nobody",
        "DROP OWNED BY nobody",
        "GRANT nobody TO postgres",
        "EXPLAIN ANALYZE DELETE FROM letters",
        "PREPARE gone AS DELETE FROM letters",
        "CREATE TABLE copied AS SELECT pg_terminate_backend(1)",
        "SELECT * FROM letters FOR UPDATE",
        "COPY letters TO PROGRAM 'true'",
        "-- handover: trusted because nobody reads it\nDROP ROLE nobody",
      })
  void runsNoScriptThatWritesRowsOrReachesBeyondTheDatabase(String statement) {
    apply("ALTER TABLE letters ADD COLUMN size int");
    place
        .with(place.read("handover.yml").replace("patience", "undo: undo, patience"))
        .file("undo/1.sql", statement + ";");

    Outcome outcome = place.run("db", "undo", "--dry-run");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).containsPattern("1.sql:[12]").contains("nothing was changed");
    assertThat(database.number("SELECT count(*) FROM letters")).isEqualTo(3000);
  }

  @Test
  void appliesAgainExactlyWhatAnInterruptedUndoTookBack() throws SQLException {
    apply(
        """
        ALTER TABLE letters ADD COLUMN size int;
        -- handover:batch letters id
        UPDATE letters SET size = 5 WHERE id BETWEEN :first AND :last;
        ALTER TABLE replies ADD COLUMN read_at timestamptz;
        CREATE INDEX CONCURRENTLY letters_text ON letters (text);
        """);
    String applied = withoutSaved();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE replies IN ROW SHARE MODE");
      assertThat(place.run("db", "undo").exitCode()).isEqualTo(3);
      other.rollback();
    }
    assertThat(place.run("db", "status").out()).contains("INTERRUPTED").contains("undone");

    Outcome again = place.run("db", "apply");
    assertThat(again.out()).as(again.err()).contains("an undo had been interrupted");

    assertThat(withoutSaved()).isEqualTo(applied);
    assertThat(database.number("SELECT count(*) FROM letters WHERE size = 5")).isEqualTo(3000);
    assertThat(place.run("db", "status")).satisfies(UndoTest::passed);
    assertThat(place.run("db", "undo")).satisfies(UndoTest::passed);
    assertThat(PgDump.schema(database)).isEqualTo(before);
  }

  private String withoutSaved() {
    return PgDump.schema(database, "--exclude-schema=handover_saved");
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
