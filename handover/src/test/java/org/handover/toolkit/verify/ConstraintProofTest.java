package org.handover.toolkit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys, unique rules and sequences of every kind: what holds is no finding, what does not is one.
@Tag("integration")
class ConstraintProofTest {
  @TempDir private Path folder = Path.of("");
  private TestDatabase database = TestDatabases.empty();

  @AfterEach
  void drop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Unique rules.
        "CREATE TABLE t (a int); CREATE UNIQUE INDEX u ON t ((1)); INSERT INTO t VALUES (5)",
        "CREATE TABLE t (j jsonb, k int); CREATE UNIQUE INDEX u ON t (k) WHERE j ? 'k'; INSERT INTO"
            + " t VALUES ('{\"k\": 1}', 1), ('{}', 1)",
        "CREATE TABLE t (j jsonb); CREATE UNIQUE INDEX u ON t ((j ? 'a'), (j #>> '{b}')); INSERT"
            + " INTO t VALUES ('{\"a\": 1, \"b\": 2}'), ('{\"b\": 2}')",
        "CREATE TABLE t (a text UNIQUE); INSERT INTO t VALUES (NULL), (NULL)",
        "CREATE TABLE t (a int, b int, UNIQUE (a, b)); INSERT INTO t VALUES (1, NULL), (1, NULL)",
        "CREATE TABLE t (a text); CREATE UNIQUE INDEX u ON t (lower(a)) WHERE a <> ''; INSERT INTO"
            + " t VALUES (''), (''), ('A')",
        "CREATE TABLE t (a text); CREATE UNIQUE INDEX u ON t (a text_pattern_ops); INSERT INTO t"
            + " VALUES ('a'), ('A')",
        "CREATE EXTENSION citext; CREATE TABLE t (a citext); CREATE UNIQUE INDEX u ON t (a"
            + " text_ops)",
        "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE c () INHERITS (p); INSERT INTO p VALUES"
            + " (1); INSERT INTO c VALUES (1)",
        "CREATE TABLE p (at date, n int, PRIMARY KEY (at, n)) PARTITION BY RANGE (at); CREATE TABLE"
            + " q PARTITION OF p DEFAULT; INSERT INTO p VALUES ('2026-01-01', 1)",
        "CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO t VALUES (1),"
            + " (2)",
        "CREATE TABLE t (span tsrange, EXCLUDE USING gist (span WITH &&)); INSERT INTO t VALUES"
            + " ('[2026-01-01,2026-01-02)')",
        "CREATE SCHEMA \"Odd Place\"; CREATE TABLE \"Odd Place\".\"T \"\"x\"\"\" (\"a b\" int,"
            + " UNIQUE (\"a b\")); INSERT INTO \"Odd Place\".\"T \"\"x\"\"\" VALUES (1)",
        // Foreign keys.
        "CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE TABLE a (e ext.citext"
            + " PRIMARY KEY); CREATE TABLE b (e ext.citext REFERENCES a); INSERT INTO a VALUES"
            + " ('X'); INSERT INTO b VALUES ('x')",
        "CREATE TABLE a (n numeric PRIMARY KEY); CREATE TABLE b (n int REFERENCES a); INSERT INTO a"
            + " VALUES (1.0); INSERT INTO b VALUES (1)",
        "CREATE TABLE a (n char(5) PRIMARY KEY); CREATE TABLE b (n char(9) REFERENCES a); INSERT"
            + " INTO a VALUES ('xyz'); INSERT INTO b VALUES ('xyz')",
        "CREATE TYPE m AS ENUM ('x', 'y'); CREATE TABLE a (e m PRIMARY KEY, l int[] UNIQUE); CREATE"
            + " TABLE b (e m REFERENCES a, l int[] REFERENCES a (l)); INSERT INTO a VALUES ('x',"
            + " '{1}'); INSERT INTO b VALUES ('x', '{1}')",
        "CREATE TABLE a (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE b (x int, y int, FOREIGN"
            + " KEY (x, y) REFERENCES a); INSERT INTO b VALUES (1, NULL)",
        "CREATE TABLE a (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE b (x int, y int, FOREIGN"
            + " KEY (x, y) REFERENCES a MATCH FULL); INSERT INTO b VALUES (NULL, NULL)",
        "CREATE TABLE a (x int PRIMARY KEY); CREATE TABLE b (x int REFERENCES a DEFERRABLE"
            + " INITIALLY DEFERRED); BEGIN; INSERT INTO b VALUES (1); INSERT INTO a VALUES (1);"
            + " COMMIT",
        "CREATE TABLE a (x int PRIMARY KEY); CREATE TABLE b (x int REFERENCES a); CREATE TABLE c ()"
            + " INHERITS (b); INSERT INTO c VALUES (7)",
        "CREATE TABLE a (x int PRIMARY KEY) PARTITION BY HASH (x); CREATE TABLE a0 PARTITION OF a"
            + " FOR VALUES WITH (MODULUS 1, REMAINDER 0); CREATE TABLE b (x int REFERENCES a);"
            + " INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)",
        "CREATE COLLATION two (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
            + " CREATE TABLE a (x text COLLATE two PRIMARY KEY); CREATE TABLE b (x text REFERENCES"
            + " a); INSERT INTO a VALUES ('A'); INSERT INTO b VALUES ('a')",
        // Sequences.
        "CREATE SEQUENCE s; CREATE TABLE t (n text PRIMARY KEY DEFAULT 'INV-' || nextval('s'));"
            + " INSERT INTO t DEFAULT VALUES",
        "CREATE SEQUENCE s; CREATE TABLE t (n bigint DEFAULT nextval('s') * 10); INSERT INTO t"
            + " DEFAULT VALUES",
        "CREATE TABLE t (n bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT 50)); INSERT INTO t"
            + " DEFAULT VALUES; INSERT INTO t VALUES (2), (40), (60)",
        "CREATE TABLE t (n int GENERATED BY DEFAULT AS IDENTITY (INCREMENT -1 START -1)); INSERT"
            + " INTO t DEFAULT VALUES; INSERT INTO t VALUES (5), (-1)",
        "CREATE SEQUENCE s MAXVALUE 3 CYCLE; CREATE TABLE t (n int DEFAULT nextval('s')); INSERT"
            + " INTO t SELECT FROM generate_series(1, 4)",
        "CREATE SEQUENCE s; CREATE TABLE t (n numeric DEFAULT nextval('s')); INSERT INTO t VALUES"
            + " ('NaN'), (1e30), (-5)",
        "CREATE DOMAIN d AS int CHECK (VALUE > 0); CREATE SEQUENCE s; CREATE TABLE t (n d DEFAULT"
            + " nextval('s')); INSERT INTO t DEFAULT VALUES",
        "CREATE TABLE t (n bigserial); SELECT setval('t_n_seq', 9223372036854775806); INSERT INTO t"
            + " VALUES (1)",
      })
  void findsNothingWhereAllHolds(String sql) {
    database.execute(sql);
    Outcome outcome = verify();
    assertThat(outcome.out() + outcome.err())
        .doesNotContain(" fail ", "cannot be computed", "handover:")
        .contains("all are past the data");
  }

  @Test
  void findsADuplicateUnderNullsNotDistinct() {
    database.execute(
        "CREATE TABLE t (a int); CREATE UNIQUE INDEX u ON t (a) NULLS NOT DISTINCT",
        "UPDATE pg_index SET indisready = false WHERE indexrelid = 'u'::regclass",
        "INSERT INTO t VALUES (NULL), (NULL)",
        "UPDATE pg_index SET indisready = true WHERE indexrelid = 'u'::regclass");
    assertThat(verify().out()).contains("1 values occur more than once under u");
  }

  @Test
  void findsARowThatIsHalfNullUnderMatchFull() {
    database.execute(
        "CREATE TABLE a (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE b (x int, y int)",
        "INSERT INTO b VALUES (1, NULL)",
        "ALTER TABLE b ADD CONSTRAINT k FOREIGN KEY (x, y) REFERENCES a MATCH FULL NOT VALID");
    assertThat(verify().out()).contains("1 rows break k of b");
  }

  @Test
  void findsANumberThatADescendingOrSteppedSequenceIsGoingToGive() {
    database.execute(
        "CREATE TABLE down (n int GENERATED BY DEFAULT AS IDENTITY (INCREMENT -1 START -1)); INSERT"
            + " INTO down VALUES (-4)",
        "CREATE TABLE fifty (n int GENERATED BY DEFAULT AS IDENTITY (INCREMENT 50)); INSERT INTO"
            + " fifty VALUES (101)");
    assertThat(verify().out())
        .contains("public.down_n_seq gives -1 next, but down has -4")
        .contains("SELECT setval('public.down_n_seq', -4)")
        .contains("public.fifty_n_seq gives 1 next, but fifty has 101");
  }

  @Test
  void findsAnExhaustedSequenceAndAColumnThatIsTooNarrowForIt() {
    database.execute(
        "CREATE TABLE done (n smallserial); SELECT setval('done_n_seq', 32767)",
        "CREATE SEQUENCE s; CREATE TABLE narrow (n int DEFAULT nextval('s')); SELECT setval('s',"
            + " 2147483647)");
    assertThat(verify().out())
        .contains("public.done_n_seq is exhausted: done.n takes no number beyond 32767")
        .contains("public.s is exhausted: narrow.n takes no number beyond 2147483647");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (n int PRIMARY KEY DEFAULT nextval('s'::text))",
        "CREATE TABLE t (n bigint PRIMARY KEY DEFAULT nextval('s') * 10)",
        "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$ SELECT nextval('s') $$; CREATE TABLE t (n bigint PRIMARY KEY DEFAULT f())",
      })
  void saysWhichNumbersDoNotComeFromASequenceAlone(String sql) {
    database.execute("CREATE SEQUENCE s", sql, "INSERT INTO t VALUES (10)");
    assertThat(verify().out()).contains("not looked at").contains("t.n (");
  }

  @Test
  void findsTheNextNumberOfACyclingSequenceTakenUnderAKey() {
    database.execute(
        "CREATE SEQUENCE s MAXVALUE 9 CYCLE; CREATE TABLE t (n int PRIMARY KEY DEFAULT"
            + " nextval('s')); INSERT INTO t VALUES (1)");
    assertThat(verify().out()).contains("public.s gives 1 next, but t has 1");
  }

  @Test
  void saysWhatItMayNotReadAndGoesOn() {
    database.execute(
        "DO 'BEGIN CREATE ROLE verify_reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL;"
            + " END'",
        "CREATE TABLE hidden (n serial PRIMARY KEY); CREATE TABLE seen (n serial PRIMARY KEY)",
        "GRANT SELECT ON seen TO verify_reader; GRANT SELECT ON SEQUENCE seen_n_seq TO"
            + " verify_reader");
    Outcome outcome = verify(database.urlAs("verify_reader"));
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out())
        .contains("hidden_pkey cannot be computed: permission denied for table hidden")
        .contains("may not read the sequences of hidden.n");
  }

  @Test
  void isInconclusiveWhereRowLevelSecurityHidesRows() {
    database.execute(
        "DO 'BEGIN CREATE ROLE verify_reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL;"
            + " END'",
        "CREATE TABLE t (n int PRIMARY KEY); ALTER TABLE t ENABLE ROW LEVEL SECURITY; GRANT SELECT"
            + " ON t TO verify_reader");
    Outcome outcome = verify(database.urlAs("verify_reader"));
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out()).contains("t_pkey cannot be computed: query would be affected by");
  }

  @Test
  void isInconclusiveAboutAnOperatorClassOfItsOwn() {
    database.execute(
        "CREATE EXTENSION citext; CREATE TABLE t (a citext)",
        "CREATE UNIQUE INDEX u ON t (a text_ops)",
        "INSERT INTO t VALUES ('a'), ('A')");
    assertThat(verify().out())
        .contains("u compares by an operator class of its own")
        .doesNotContain("occur more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1); COMMIT; INSERT INTO t VALUES (2);",
        "INSERT INTO t VALUES (1); /* x */ end;",
        "START TRANSACTION; INSERT INTO t VALUES (1); COMMIT AND CHAIN;",
        "INSERT INTO t VALUES (1); CALL commits();",
        "INSERT INTO t VALUES (1); DO $$ BEGIN COMMIT; END $$;",
        "INSERT INTO t VALUES (1); PREPARE TRANSACTION 'left';",
        "SET standard_conforming_strings = off; SELECT '\\'; COMMIT; --';",
      })
  void leavesNothingInTheLiveTableWhateverTheWritesSay(String writes) {
    database.execute(
        "CREATE TABLE t (a int)",
        "CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN INSERT INTO t VALUES (9); COMMIT;"
            + " END'");
    Workplace place =
        Workplace.at(folder, database)
            .with("name: t\ndatabase: %s\nverify: {writes: w.sql}\n".formatted(database.url()))
            .file("w.sql", writes);
    assertThat(place.run("db", "verify").exitCode()).isIn(1, 2);
    assertThat(database.number("SELECT count(*) FROM t")).isZero();
    assertThat(database.number("SELECT count(*) FROM pg_prepared_xacts")).isZero();
  }

  @Test
  void worksOnTheOldestServer() {
    database.close();
    database = TestDatabases.create(TestServer.POSTGRES_13);
    database.execute(
        "CREATE TABLE a (x serial PRIMARY KEY); CREATE TABLE b (x int REFERENCES a); INSERT INTO a"
            + " DEFAULT VALUES");
    assertThat(verify().out())
        .doesNotContain(" fail ", "cannot be computed")
        .contains("none under 1 foreign keys")
        .contains("none under 1 unique rules");
  }

  private Outcome verify() {
    return verify(database.url());
  }

  private Outcome verify(String url) {
    return Workplace.at(folder, database)
        .with("name: t\ndatabase: %s\n".formatted(url))
        .run("db", "verify");
  }
}
