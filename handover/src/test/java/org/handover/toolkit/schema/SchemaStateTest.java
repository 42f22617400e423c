package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SchemaStateTest {
  private static SchemaState read(TestDatabase database, Scope scope) throws Exception {
    return SchemaState.read(new Database(DatabaseUrl.parse(database.url())), scope);
  }

  private static SchemaState read(TestDatabase database) throws Exception {
    return read(database, Scope.all());
  }

  @Test
  void isTheSameAfterItWasStored() throws Exception {
    SchemaState state = read(TestDatabases.legacy());
    assertThat(state.hasNet()).isTrue();
    assertThat(SchemaState.unpack(state.pack())).isEqualTo(state);
  }

  @Test
  void isTheSameUnderWhateverADatabaseSets() throws Exception {
    try (TestDatabase database = TestDatabases.empty()) {
      database.execute(
          """
          CREATE TABLE t (a bytea DEFAULT '\\x00ff', b interval DEFAULT '1 day 2 hours', c text DEFAULT 'a\\b',
              d timestamptz DEFAULT '2020-01-01 00:00:00+00', "select" int DEFAULT 1);
          CREATE VIEW v AS SELECT a, b, "select" FROM t WHERE c <> 'x\\y' AND d > '2020-01-01 00:00:00+00';
          """);
      SchemaState before = read(database).withoutDatabase();
      String name = database.name();
      database.execute(
          "ALTER DATABASE \"%s\" SET bytea_output = escape".formatted(name),
          "ALTER DATABASE \"%s\" SET intervalstyle = iso_8601".formatted(name),
          "ALTER DATABASE \"%s\" SET standard_conforming_strings = off".formatted(name),
          "ALTER DATABASE \"%s\" SET timezone = 'Asia/Tokyo'".formatted(name),
          "ALTER DATABASE \"%s\" SET quote_all_identifiers = on".formatted(name),
          "ALTER DATABASE \"%s\" SET statement_timeout = 1".formatted(name),
          "ALTER DATABASE \"%s\" SET search_path = pg_temp".formatted(name));
      assertThat(read(database).withoutDatabase()).isEqualTo(before);
      assertThat(read(database).objects().stream().map(o -> o.key().toString()))
          .contains("DATABASE SETTING bytea_output", "DATABASE SETTING search_path");
    }
  }

  @Test
  void leavesOutWhatIsOurOwnAndNothingOfASimilarName() throws Exception {
    try (TestDatabase database = TestDatabases.empty()) {
      SchemaState before = read(database);
      database.execute(
          """
          CREATE SCHEMA handover; CREATE TABLE handover.t (a int);
          CREATE SCHEMA handover_readonly;
          CREATE FUNCTION handover_readonly.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE SCHEMA "saved values"; CREATE TABLE "saved values".t (a int);
          """);
      Scope scope = Scope.withoutOurs("saved values");
      assertThat(SchemaDifferences.between(before, read(database, scope)).lines()).isEmpty();
      database.execute(
          """
          CREATE SCHEMA handover2;
          CREATE TABLE t (a int);
          CREATE TRIGGER handover_readonly BEFORE INSERT ON t EXECUTE FUNCTION handover_readonly.f();
          CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE TRIGGER handover_readonly2 BEFORE INSERT ON t EXECUTE FUNCTION g();
          """);
      assertThat(SchemaDifferences.between(before, read(database, scope)).lines())
          .containsExactlyInAnyOrder(
              "more: SCHEMA handover2",
              "more: TABLE t",
              "more: FUNCTION g()",
              "more: TRIGGER t handover_readonly2");
    }
  }

  @Test
  void seesWhatPgDumpDoesNotShow() throws Exception {
    try (TestDatabase database = TestDatabases.empty()) {
      database.execute(
          """
          CREATE TABLE parent (id int PRIMARY KEY);
          CREATE TABLE child (id int REFERENCES parent);
          CREATE MATERIALIZED VIEW filled AS SELECT 1 AS a;
          """);
      SchemaState before = read(database);
      database.execute(
          "ALTER TABLE child DISABLE TRIGGER ALL", "REFRESH MATERIALIZED VIEW filled WITH NO DATA");
      assertThat(SchemaDifferences.between(before, read(database)).lines())
          .containsExactlyInAnyOrder(
              "more: INTERNAL TRIGGERS child child_id_fkey", "more: UNPOPULATED filled");
    }
  }

  @Test
  void isNotFooledByAFunctionThatLooksLikeADump() throws Exception {
    try (TestDatabase database = TestDatabases.empty()) {
      SchemaState before = read(database);
      database.execute(
          """
          CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $f$ SELECT '
          --
          -- Name: t; Type: TABLE; Schema: public; Owner: postgres
          --

          CREATE TABLE public.t (a integer);
          ' $f$;
          """);
      assertThat(SchemaDifferences.between(before, read(database)).lines())
          .containsExactly("more: FUNCTION f()");
    }
  }

  @Test
  void derivesAScriptAfterWhichTheDatabaseIsAsItWas() throws Exception {
    try (TestDatabase database = TestDatabases.legacy()) {
      String before = PgDump.schema(database);
      SchemaState wanted = read(database);
      database.execute(
          """
          CREATE SCHEMA practice; CREATE TABLE practice.jobs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text);
          CREATE INDEX ON practice.jobs (note);
          ALTER TABLE users ADD COLUMN is_staff boolean NOT NULL DEFAULT false;
          CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
          CREATE DOMAIN zip AS text CHECK (VALUE <> '');
          COMMENT ON TABLE users IS 'learners';
          """
              .replace("users", quotedUsers(database)));
      SchemaScript script = SchemaScript.from(read(database), wanted);
      database.execute(script.statements().toArray(String[]::new));
      assertThat(PgDump.schema(database)).isEqualTo(before);
    }
  }

  private static String quotedUsers(TestDatabase database) {
    return database.text(
        "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^users?$'");
  }

  @Test
  void renamesWhatHasOnlyAnotherName() throws Exception {
    try (TestDatabase database = TestDatabases.empty()) {
      database.execute(
          """
          CREATE TABLE parent (id int PRIMARY KEY);
          CREATE TABLE "Odd child" (id int, CONSTRAINT "fk 1" FOREIGN KEY (id) REFERENCES parent);
          CREATE INDEX i ON "Odd child" (id);
          """);
      SchemaState wanted = read(database);
      database.execute(
          "ALTER TABLE \"Odd child\" RENAME CONSTRAINT \"fk 1\" TO child_id_fkey",
          "ALTER INDEX i RENAME TO j");
      SchemaScript script = SchemaScript.from(read(database), wanted);
      assertThat(script.statements())
          .containsExactlyInAnyOrder(
              "ALTER TABLE public.\"Odd child\" RENAME CONSTRAINT child_id_fkey TO \"fk 1\"",
              "ALTER INDEX \"public\".j RENAME TO i");
      database.execute(script.statements().toArray(String[]::new));
      assertThat(SchemaDifferences.between(wanted, read(database)).lines()).isEmpty();
    }
  }
}
