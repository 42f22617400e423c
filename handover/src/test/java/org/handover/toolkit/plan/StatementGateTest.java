package org.handover.toolkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a plan makes of statements that are read before they are tried.
@Tag("integration")
class StatementGateTest {
  private static final String EXPECTED =
      """
      CREATE TYPE mood AS ENUM ('calm', 'busy');
      CREATE DOMAIN zip AS text CHECK (VALUE <> '');
      CREATE TABLE person (id serial PRIMARY KEY, email varchar(80) NOT NULL, age int, amount numeric(10,2), z zip,
                           m mood, state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'old')));
      CREATE TABLE orders (id serial PRIMARY KEY, person_id int NOT NULL REFERENCES person, total int);
      CREATE TABLE seen (note varchar(10));
      CREATE VIEW notes AS SELECT note FROM seen;
      CREATE TABLE nopk (a int, b text);
      CREATE TABLE ev (id int, at int) PARTITION BY RANGE (at);
      CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM (0) TO (10000);
      CREATE INDEX orders_total ON orders (total);
      CREATE SCHEMA first;
      CREATE SCHEMA later;
      CREATE TABLE days (day date, what text, at timestamp(0)) PARTITION BY RANGE (day);
      CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
      CREATE FUNCTION danger() RETURNS int LANGUAGE plpgsql AS 'BEGIN DELETE FROM orders; RETURN 1; END';
      """;

  @TempDir private Path folder = Path.of("");

  /// @param why a part of the reason; empty: it is accepted
  private record Case(String sql, String why) {}

  private static Case accepted(String sql) {
    return new Case(sql, "");
  }

  private static Case refused(String sql, String why) {
    return new Case(sql, why);
  }

  private static final List<Case> CASES =
      List.of(
          accepted("ALTER TABLE person ALTER email TYPE varchar(99) USING email::varchar(99)"),
          accepted("ALTER TABLE person ALTER COLUMN email TYPE varchar(200)"),
          accepted("ALTER TABLE person ALTER COLUMN email TYPE text"),
          accepted("ALTER TABLE person ALTER COLUMN amount TYPE numeric(14,2)"),
          refused(
              "ALTER TABLE person ALTER COLUMN amount TYPE numeric(14,3)",
              "writes every row of person anew"),
          refused(
              "ALTER TABLE seen ALTER COLUMN note TYPE varchar(20)",
              "a view uses: rule _RETURN on view notes"),
          refused("ALTER TABLE person ALTER COLUMN amount TYPE numeric", "stores other values"),
          refused(
              "ALTER TABLE days ALTER COLUMN at TYPE timestamp", "changes the column at of days"),
          refused(
              "CREATE SCHEMA made CREATE TABLE t (id int)",
              "makes a schema and what is in it by one statement"),
          accepted("ALTER TYPE mood ADD VALUE 'tired'"),
          refused(
              "ALTER DOMAIN zip ADD CONSTRAINT five CHECK (VALUE ~ '^[0-9]{5}$') NOT VALID",
              "a new rule of the domain"),
          accepted("ALTER TABLE person ADD COLUMN q int CHECK (q > 0)"),
          accepted("ALTER TABLE orders ADD COLUMN boss int"),
          accepted(
              "ALTER TABLE orders ADD CONSTRAINT fb FOREIGN KEY (boss) REFERENCES person ON DELETE SET NULL NOT VALID"),
          accepted("ALTER TABLE orders VALIDATE CONSTRAINT fb"),
          refused(
              "ALTER TABLE person ADD COLUMN one int DEFAULT 7 UNIQUE",
              "could not create unique index"),
          accepted("CREATE TABLE side AS SELECT id, md5(email) AS h FROM person"),
          accepted("INSERT INTO side SELECT id, email FROM person"),
          accepted("UPDATE side SET h = ''"),
          accepted("DROP TABLE side"),
          accepted(
              "CREATE MATERIALIZED VIEW sums AS SELECT person_id, count(*) FROM orders GROUP BY 1"),
          refused("INSERT INTO nopk VALUES (1, 'x')", "adds rows to nopk"),
          refused("DELETE FROM nopk", "takes rows out of nopk"),
          refused(
              "CREATE PUBLICATION p FOR TABLE nopk", "UPDATE of nopk of the legacy backend fails"),
          refused("SELECT danger()", "changes rows of orders"),
          refused("SELECT pg_sleep(1)", "calls pg_catalog.pg_sleep"),
          refused("DO $$ BEGIN DELETE FROM orders; END $$", "block of code"),
          accepted(
              "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"),
          refused(
              "CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION swallow()",
              "an INSERT into orders of the legacy backend is lost"),
          refused("ALTER TABLE person OWNER TO CURRENT_USER", "another role"),
          refused("ALTER TABLE orders DISABLE TRIGGER ALL", "all triggers"),
          refused("ALTER SEQUENCE person_id_seq RESTART WITH 1", "numbers"),
          refused("ALTER TABLE ev DETACH PARTITION ev_1", "takes the rows of ev_1 out of ev"),
          refused(
              "CREATE FUNCTION lower(varchar) RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
              "name of a function of the server"),
          refused(
              "ALTER TABLE person ALTER email TYPE varchar(300) USING lower(email)",
              "writes every row of person anew"),
          refused(
              "-- handover:batch person id\nWITH d AS (DELETE FROM orders) UPDATE person SET q = 1 WHERE id BETWEEN :first AND :last",
              "takes rows out of orders"),
          accepted("CREATE VIEW mails AS SELECT id, upper(email) AS mail FROM person"),
          refused("CREATE VIEW evil AS SELECT pg_terminate_backend(0)", "pg_terminate_backend"),
          refused(
              "CREATE AGGREGATE gone(int) (SFUNC = int4pl, STYPE = int, FINALFUNC = danger)",
              "changes rows of orders"),
          accepted("ALTER INDEX orders_total RENAME TO orders_by_total"),
          refused(
              "ALTER INDEX person_pkey RENAME TO person_key", "the name of the key person_pkey"),
          refused(
              "ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO orders_key",
              "the name of the key orders_pkey"),
          accepted("CREATE INDEX CONCURRENTLY ON person (lower(email))"),
          refused("CREATE INDEX CONCURRENTLY ON nopk ((b::int))", "the cast to INT"),
          refused("CREATE INDEX CONCURRENTLY ON nopk ((100 / a))", "computes 100 / a"),
          accepted("CREATE INDEX CONCURRENTLY ON person (state)"),
          refused("CREATE INDEX CONCURRENTLY ON nopk (b)", "bytes are refused"),
          accepted("CREATE INDEX CONCURRENTLY ON nopk (md5(b))"),
          // What a trigger does may depend on the row.
          accepted(
              "CREATE FUNCTION drops_some() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.total = 77 THEN RETURN NULL; END IF; RETURN NEW; END'"),
          refused(
              "CREATE TRIGGER drops BEFORE INSERT ON orders FOR EACH ROW WHEN (NEW.total > 5) EXECUTE FUNCTION drops_some()",
              "returns NULL"),
          accepted(
              "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.boss := 1; RETURN NEW; END'"),
          accepted(
              "CREATE TRIGGER fill BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill()"),
          refused(
              "CREATE OR REPLACE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.total > 9999 THEN NEW.total := 0; END IF; RETURN NEW; END'",
              "sets total"),
          refused(
              "CREATE OR REPLACE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.total = 3 THEN RAISE ''no''; END IF; RETURN NEW; END'",
              "raises an error"),
          // A rule on an old column together with a new one.
          accepted("ALTER TABLE person ADD COLUMN tenant int NOT NULL DEFAULT 1"),
          refused(
              "ALTER TABLE person ADD CONSTRAINT c CHECK (tenant > 0 AND age > 0) NOT VALID",
              "a new rule (check"),
          refused("CREATE UNIQUE INDEX CONCURRENTLY ON person (tenant, age)", "a new rule (unique"),
          accepted("CREATE UNIQUE INDEX CONCURRENTLY ON person (q, age)"),
          refused("CREATE TABLE first.person (id int)", "hides public.person"),
          accepted("CREATE TABLE later.person (id int)"),
          accepted("CREATE TABLE history (LIKE orders)"),
          accepted(
              "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO history SELECT NEW.*; RETURN NULL; END'"),
          accepted(
              "CREATE TRIGGER keep AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION keep()"),
          refused("ALTER TABLE orders ADD COLUMN more int", "an INSERT into orders of the legacy"),
          refused("CREATE ROLE by_plan", "whole server"),
          refused("CREATE DATABASE by_plan", "whole server"));

  @Test
  void acceptsWhatIsAdditiveAndRefusesTheRestWithItsReason() {
    TestDatabase database = TestDatabases.empty();
    database.execute(EXPECTED);
    database.execute("INSERT INTO nopk VALUES (1, repeat('x', 900))");
    database.execute(
        "ALTER DATABASE %s SET search_path = first, public"
            .formatted(database.text("SELECT quote_ident(current_database())")));
    List<Case> cases = CASES;
    Workplace place = place(database);
    for (int i = 0; i < cases.size(); i++) {
      place.file("changes/%02d.sql".formatted(i), cases.get(i).sql());
    }
    Outcome outcome = place.run("db", "plan", "--json");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    JsonNode changes = outcome.json().path("report").path("changes");
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      JsonNode change = changes.path(i);
      boolean right =
          cases.get(i).why().isEmpty()
              ? change.path("state").asString().equals("pending")
              : change.path("dangers").toString().contains(cases.get(i).why());
      if (!right) {
        wrong.add(cases.get(i) + " -> " + change.path("dangers"));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(outcome.json().path("report").path("notes")).isEmpty();
    assertThat(database.text("SELECT count(*) FROM pg_roles WHERE rolname = 'by_plan'"))
        .isEqualTo("0");
    assertThat(database.text("SELECT count(*) FROM pg_database WHERE datname = 'by_plan'"))
        .isEqualTo("0");
  }

  private Workplace place(TestDatabase database) {
    return Workplace.at(folder, database.url(), "")
        .with(
            """
            name: gate
            database: %s
            schema: {expected: expected.sql, changes: changes}
            """
                .formatted(database.url()))
        .file("expected.sql", EXPECTED);
  }

  @Test
  void letsAPersonAnswerForWhatStaysInTheDatabaseAndForNothingElse() {
    TestDatabase database = TestDatabases.empty();
    database.execute(EXPECTED);
    Outcome outcome =
        place(database)
            .file(
                "changes/1.sql",
                """
                -- handover: trusted because the table is empty
                DO $$ BEGIN DELETE FROM nopk; END $$;
                -- handover: trusted because I said so
                CREATE ROLE by_plan;
                -- handover: trusted because it hides in a block
                DO $$ BEGIN CREATE ROLE by_plan; END $$;
                -- handover: trusted because it hides in a text
                DO $$ BEGIN EXECUTE 'CREATE ' || 'ROLE by_plan'; END $$;
                """)
            .run("db", "plan", "--json");
    JsonNode changes = outcome.json().path("report").path("changes");
    assertThat(changes.path(0).path("state").asString()).isEqualTo("pending");
    assertThat(changes.path(0).path("trusted").asString()).isEqualTo("the table is empty");
    for (int i = 1; i < 4; i++) {
      assertThat(changes.path(i).path("state").asString()).as("%d", i).isEqualTo("refused");
    }
    assertThat(database.text("SELECT count(*) FROM pg_roles WHERE rolname = 'by_plan'"))
        .isEqualTo("0");
  }
}
