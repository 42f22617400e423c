package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may stand in the expected schema.
class ExpectedSchemaTest {
  private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY, a text);\n";
  private static @Nullable TestDatabase live;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void make() {
    live = TestDatabases.empty();
    live().execute(TABLE);
  }

  private static TestDatabase live() {
    return Objects.requireNonNull(live);
  }

  private Outcome check(String expected) {
    return Workplace.at(folder, live().url(), "")
        .file("expected.sql", expected)
        .with(
            """
            name: test
            database: %s
            schema: {expected: expected.sql}
            """
                .formatted(live().url()))
        .run("db", "check");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\! touch x",
        "\\connect other",
        "\\copy t FROM 'x'",
        "CREATE ROLE from_expected;",
        "DROP DATABASE postgres;",
        "ALTER SYSTEM SET work_mem = '1MB';",
        "ALTER DATABASE postgres SET work_mem = '1MB';",
        "GRANT pg_monitor TO postgres;",
        "COPY t FROM PROGRAM 'id';",
        "SELECT dblink_exec('dbname=x', 'DROP TABLE t');",
        "DO $$ BEGIN NULL; END $$;",
        "SELECT pg_terminate_backend(1);",
        "CREATE TABLE u (a text DEFAULT 'open);",
        "/* open",
        "VALUES (1);"
      })
  void refusesWithItsLine(String statement) {
    Outcome outcome = check(TABLE + "\n" + statement + "\n");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("expected.sql:3");
  }

  @Test
  void readsWhatPgDumpAndEditorsWrite() {
    Outcome outcome =
        check(
            "\uFEFF\\restrict abc\r\nSET statement_timeout = 0;\r\nSET transaction_timeout = 0;\r\n"
                + TABLE.replace("\n", "\r\n")
                + "COPY public.t (id, a) FROM stdin;\r\n1\tDROP ROLE x; \\! id\r\n\\.\r\n"
                + "ALTER TABLE t OWNER TO nobody_here;\r\nGRANT SELECT ON t TO nobody_here;\r\n\\unrestrict abc\r\n");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).contains("role nobody_here");
  }

  @Test
  void letsAPersonAnswerForABlock() {
    Outcome outcome =
        check(
            "-- handover: trusted because it makes the table\nDO $$ BEGIN EXECUTE 'CREATE TABLE t (id int PRIMARY KEY, a text)'; END $$;\n");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }

  @Test
  void namesAFileThatIsNoUtf8() throws Exception {
    check(TABLE);
    Files.write(
        folder.resolve("expected.sql"),
        (TABLE + "COMMENT ON TABLE t IS 'été';").getBytes(StandardCharsets.ISO_8859_1));
    Outcome outcome =
        new Workplace(folder, org.handover.toolkit.cli.Toolkit.here()).run("db", "check");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("expected.sql").contains("UTF-8");
  }

  @Test
  void namesTheLineThatTheServerRefuses() {
    Outcome outcome = check(TABLE + "\n\nCREATE TABLE u (a no_such_type);\n");
    assertThat(outcome.err()).contains("expected.sql:4").contains("no_such_type");
  }
}
