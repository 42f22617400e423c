package org.handover.toolkit.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Backfills by keys of every type.
@Tag("integration")
class BackfillTest {
  @TempDir private Path folder = Path.of("");

  private Workplace place(TestDatabase database, String expected, String changes) {
    return new Workplace(folder, Toolkit.here())
        .with(
            """
            name: keys
            database: %s
            schema: {expected: expected.sql, changes: changes, patience: 5s, batch-time: 5ms}
            """
                .formatted(database.url()))
        .file("expected.sql", expected)
        .file("changes/1.sql", changes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bigint | CASE WHEN g = 1 THEN -9223372036854775808 WHEN g = 2 THEN 9223372036854775807 ELSE g END
          numeric | g / 7.0
          text | 'it''s ' || g
          uuid | md5(g::text)::uuid
          timestamptz | '2020-01-01'::timestamptz + g * interval '1.000001 s'
          bytea | decode(md5(g::text), 'hex')
          """)
  void reachesEachRowOnceAndThoseWithoutAKeyToo(String type, String value) {
    TestDatabase database = TestDatabases.empty();
    String table = "CREATE TABLE \"Odd Name\" (\"the key\" %s, x integer);".formatted(type);
    database.execute(
        table,
        "INSERT INTO \"Odd Name\" SELECT %s, g FROM generate_series(1, 3000) g".formatted(value),
        "INSERT INTO \"Odd Name\" VALUES (NULL, 0), (NULL, -1)");

    Outcome outcome =
        place(
                database,
                table,
                """
                ALTER TABLE "Odd Name" ADD COLUMN n integer;
                -- handover:batch "Odd Name" "the key"
                UPDATE "Odd Name" SET n = coalesce(n, 0) + 1 WHERE "the key" BETWEEN :first AND :last;
                """)
            .run("db", "apply");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(database.number("SELECT count(*) FROM \"Odd Name\" WHERE n = 1")).isEqualTo(3002);
  }

  @Test
  void goesByAKeyOfTwoColumns() {
    TestDatabase database = TestDatabases.empty();
    String table = "CREATE TABLE pairs (a text, b integer, PRIMARY KEY (a, b));";
    database.execute(
        table, "INSERT INTO pairs SELECT 'g' || g % 7, g FROM generate_series(1, 3000) g");

    Outcome outcome =
        place(
                database,
                table,
                """
                ALTER TABLE pairs ADD COLUMN n integer;
                -- handover:batch pairs (a, b)
                UPDATE pairs SET n = coalesce(n, 0) + 1 WHERE (a, b) BETWEEN (:first) AND (:last);
                """)
            .run("db", "apply");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(database.number("SELECT count(*) FROM pairs WHERE n = 1")).isEqualTo(3000);
  }

  @Test
  void refusesAStatementThatUsesNoBounds() {
    TestDatabase database = TestDatabases.empty();
    String table = "CREATE TABLE t (id integer PRIMARY KEY, x integer);";
    database.execute(table);

    Outcome outcome =
        place(database, table, "-- handover:batch t id\nUPDATE t SET x = 1;").run("db", "apply");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("does not use :first and :last");
  }
}
