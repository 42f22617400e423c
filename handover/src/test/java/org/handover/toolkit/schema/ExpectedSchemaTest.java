package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may stand in the expected schema.
@Tag("integration")
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
        "CREATE/**/ROLE from_expected;",
        "GRANT \"a ON b\" TO postgres;",
        "COMMENT ON DATABASE postgres IS 'x';",
        "SET \"role\" = 'postgres';",
        "SELECT set_config('role', 'postgres', false);",
        "SELECT set_config('a.b', 'x', false), pg_sleep(1);",
        "SELECT set_config('a.b', set_config('role', 'x', false), false);",
        "ALTER SUBSCRIPTION s ENABLE;",
        "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/other.so', 'f';",
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

  /// Each would run the function below while the file is loaded.
  static Stream<String> calling() {
    return Stream.of(
        "CREATE TABLE u (a text); ALTER TABLE u ADD b text DEFAULT own();",
        "CREATE TABLE u (a text DEFAULT \"own\"());",
        "CREATE MATERIALIZED VIEW m AS SELECT own();",
        "CREATE MATERIALIZED VIEW m AS SELECT t.own FROM t;",
        "CREATE TABLE u AS SELECT own();",
        "CREATE TABLE u (a text, b text GENERATED ALWAYS AS (own()) STORED);",
        "CREATE INDEX i ON t (id) WHERE a > own();",
        "ALTER TABLE t ADD CHECK (a > own());",
        "CREATE VIEW v AS SELECT own(); CREATE VIEW w AS SELECT * FROM v; CREATE MATERIALIZED VIEW m AS SELECT * FROM w;",
        "CREATE TABLE s (id int); CREATE VIEW \"public\" AS SELECT own(); CREATE MATERIALIZED VIEW m AS SELECT * FROM \"public\";",
        "CREATE MATERIALIZED VIEW m AS SELECT own() WITH NO DATA; REFRESH MATERIALIZED VIEW m;",
        "CREATE DOMAIN d AS text CHECK (VALUE > own());",
        "CREATE TABLE e (a text) PARTITION BY LIST (a); CREATE TABLE e1 PARTITION OF e FOR VALUES IN (own());",
        "CREATE FUNCTION outer_one() RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT own()'; CREATE TABLE u (a text DEFAULT outer_one());",
        "CREATE FUNCTION cmp(text, text) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT own() = $1';"
            + "CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = cmp); CREATE MATERIALIZED VIEW m AS SELECT 'a'::text === 'b'::text AS x;",
        "CREATE FUNCTION ev() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM own(); END'; CREATE EVENT TRIGGER x ON ddl_command_end EXECUTE FUNCTION ev();",
        "CREATE MATERIALIZED VIEW m AS SELECT pg_sleep(0.01);",
        "CREATE MATERIALIZED VIEW m AS SELECT query_to_xml('SELECT own()', true, true, '');");
  }

  private static final String OWN =
      "CREATE FUNCTION own() RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE ROLE made_by_expected'; RETURN 'x'; END $$;\n";

  @ParameterizedTest
  @MethodSource("calling")
  void runsNoFunctionThatMayDoMoreThanCompute(String statements) {
    Outcome outcome = check(TABLE + OWN + statements + "\n");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains("expected.sql:3").contains("trusted because");
  }

  @Test
  void loadsWhatOnlyStoresACallOrCallsWhatOnlyComputes() {
    Outcome outcome =
        check(
            TABLE
                + OWN
                + """
                CREATE FUNCTION mail(a text) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN IF a IS NULL THEN RAISE 'none'; END IF; RETURN a LIKE '%@%'; END $$;
                CREATE DOMAIN address AS text CHECK (mail(VALUE));
                CREATE VIEW v AS SELECT own();
                CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM own(); RETURN NEW; END $$;
                CREATE TABLE u (a address DEFAULT 'a@b', b uuid DEFAULT gen_random_uuid(), c timestamptz DEFAULT now(), d int4range);
                CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
                CREATE TRIGGER g BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION tf();
                CREATE TABLE w (s span DEFAULT span(1, 2), id serial PRIMARY KEY);
                CREATE MATERIALIZED VIEW m AS SELECT own() WITH NO DATA;
                CREATE MATERIALIZED VIEW n AS SELECT mail('a@b');
                """);
    // All that is missing in the live database, and no word against the file.
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).doesNotContain("expected.sql");
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
