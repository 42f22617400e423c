package org.handover.toolkit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups and restores by the role of the runbook: no superuser, a member of the legacy role, with
/// CREATEDB, and a target that was made with `createdb`.
@Tag("integration")
class RunbookRoleTest {
  private static final String OPERATOR = "runbook_operator";

  @TempDir private Path folder = Path.of("");
  private TestDatabase live;
  private TestDatabase copy;
  private Workplace place;

  @BeforeEach
  void makeRolesAndDatabases() {
    live = TestDatabases.empty();
    new TestDatabase(live.server(), "postgres")
        .execute(
            """
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'runbook_operator') THEN
                CREATE ROLE runbook_legacy LOGIN;
                CREATE ROLE runbook_other;
                CREATE ROLE runbook_operator LOGIN CREATEDB IN ROLE runbook_legacy;
              END IF;
            END $$
            """);
    live.execute(
        "GRANT CREATE ON DATABASE %s TO runbook_operator".formatted(live.name()),
        "GRANT CREATE, USAGE ON SCHEMA public TO runbook_legacy, runbook_operator",
        """
        SET ROLE runbook_legacy;
        CREATE TABLE t (id serial PRIMARY KEY, v text);
        INSERT INTO t (v) SELECT 'secret ' || g FROM generate_series(1, 50) g
        """);
    copy = target("copy");
    place = Workplace.at(folder, live.urlAs(OPERATOR), "");
  }

  private TestDatabase target(String suffix) {
    TestDatabase made = new TestDatabase(TestServer.POSTGRES_15, live.name() + suffix);
    new TestDatabase(made.server(), "postgres")
        .execute("CREATE DATABASE \"%s\" OWNER %s".formatted(made.name(), OPERATOR));
    return made;
  }

  private Outcome backUp() {
    return place.run("backup");
  }

  private Outcome restore() throws IOException {
    return place.run("restore", backup(), "--into", copy.urlAs(OPERATOR));
  }

  private String backup() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("backups"))) {
      return found.filter(Files::isDirectory).findFirst().orElseThrow().toString();
    }
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }

  private void comesBackTheSame() throws IOException {
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    assertThat(restore()).satisfies(RunbookRoleTest::passed);
    assertThat(PgDump.all(copy)).isEqualTo(PgDump.all(live));
    assertThat(live.number("SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'"))
        .isZero();
  }

  @Test
  void bringsBackOwnersRightsViewsAndSchemas() throws IOException {
    live.execute(
        """
        SET ROLE runbook_legacy;
        CREATE MATERIALIZED VIEW mv AS SELECT count(*) FROM t;
        REVOKE INSERT ON t FROM runbook_legacy;
        GRANT SELECT (id), UPDATE (v) ON t TO runbook_operator;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO runbook_operator;
        SELECT lo_from_bytea(0, 'a large object');
        RESET ROLE
        """,
        "CREATE SCHEMA other AUTHORIZATION runbook_legacy",
        "SET ROLE runbook_operator; CREATE TABLE public.mine (id int GENERATED ALWAYS AS IDENTITY); RESET ROLE",
        "COMMENT ON SCHEMA other IS 'of the legacy role'");
    comesBackTheSame();
  }

  @Test
  void setsWhatTheDatabaseSetsAndIsNotHinderedByIt() throws IOException {
    live.execute(
        """
        SET ROLE runbook_legacy;
        CREATE TABLE d (b bytea DEFAULT '\\x00ff41', e text DEFAULT E'a\\\\b', m money, r regclass);
        INSERT INTO d VALUES (DEFAULT, DEFAULT, 1.5, 't')
        """);
    for (String setting :
        new String[] {
          "bytea_output = 'escape'",
          "standard_conforming_strings = off",
          "extra_float_digits = 0",
          "quote_all_identifiers = on",
          "statement_timeout = '150ms'",
          "lock_timeout = '50ms'",
          "idle_session_timeout = '300ms'",
          "idle_in_transaction_session_timeout = '300ms'",
          "search_path = \"$user\", public",
          "intervalstyle = 'sql_standard'",
          "default_transaction_read_only = on"
        }) {
      live.execute("ALTER DATABASE %s SET %s".formatted(live.name(), setting));
    }
    comesBackTheSame();
    String settings =
        """
        SELECT unnest(setconfig) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = setdatabase
        WHERE datname = current_database() ORDER BY 1
        """;
    assertThat(copy.column(settings)).hasSize(11).isEqualTo(live.column(settings));
  }

  @Test
  void leavesToASuperuserWhatOnlyASuperuserCanMake() throws IOException {
    live.execute(
        "CREATE FUNCTION ev() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION ev()",
        "CREATE PUBLICATION pub FOR ALL TABLES");

    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    Outcome outcome = restore();

    assertThat(outcome).satisfies(RunbookRoleTest::passed);
    assertThat(outcome.out())
        .contains("left to the restore's owner")
        .contains("CREATE EVENT TRIGGER et ON ddl_command_end")
        .contains("CREATE PUBLICATION pub FOR ALL TABLES")
        .contains("ALTER FUNCTION public.ev() OWNER TO postgres");
    assertThat(copy.number("SELECT count(*) FROM t")).isEqualTo(50);
  }

  @Test
  void refusesAtOnceWhatItCouldNotCopyAsAWhole() {
    live.execute(
        "CREATE TABLE hidden (id int)",
        "SET ROLE runbook_legacy; ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");

    Outcome outcome = backUp();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("1 tables or sequences may not be read by this role, the first is hidden")
        .contains("row security hides rows of 1 tables from this role, the first is t")
        .contains("nothing was copied");
    assertThat(folder.resolve("backups")).isDirectoryNotContaining("glob:**Z*");
  }

  @Test
  void loadsRowsBeforeAConstraintThatReadsAnotherTable() throws IOException {
    live.execute(
        """
        SET ROLE runbook_legacy;
        CREATE FUNCTION seen(x int) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT EXISTS (SELECT FROM public.t WHERE id = x)';
        CREATE DOMAIN known AS int CHECK (public.seen(VALUE));
        CREATE TABLE a (v int CHECK (public.seen(v)), k known) PARTITION BY RANGE (v);
        CREATE TABLE a1 PARTITION OF a FOR VALUES FROM (0) TO (100);
        INSERT INTO a VALUES (3, 4)
        """);
    comesBackTheSame();
  }

  @Test
  void namesAConstraintThatTheRowsDoNotMeetAnyMoreAndNoRow() {
    live.execute(
        """
        SET ROLE runbook_legacy;
        CREATE FUNCTION fine(x text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
        ALTER TABLE t ADD CONSTRAINT always_fine CHECK (public.fine(v));
        CREATE OR REPLACE FUNCTION fine(x text) RETURNS boolean LANGUAGE sql AS 'SELECT x <> ''secret 7'''
        """);

    Outcome outcome = backUp();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("always_fine");
    assertThat(outcome.out() + outcome.err() + place.read(".handover/journal.jsonl"))
        .doesNotContain("secret");
  }

  @Test
  void takesAnotherSpellingOfAnExpressionForTheSame() throws IOException {
    live.execute(
        """
        SET ROLE runbook_legacy;
        CREATE TABLE s (a int, status varchar(20) CHECK (status IN ('a', 'b')));
        CREATE UNIQUE INDEX i ON s (a, (status IN ('open', 'held')));
        CREATE VIEW w AS SELECT q.* FROM (SELECT a FROM s UNION ALL SELECT NULL FROM s) q
        """);
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    assertThat(restore()).satisfies(RunbookRoleTest::passed);
  }

  @Test
  void goesOnWithARestoreThatWasKilled() throws IOException, SQLException {
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    DatabaseUrl target = DatabaseUrl.parse(copy.urlAs(OPERATOR));
    try (Session session = new Database(target).connect()) {
      new UnfinishedRestore(session).begin(new BackupFolder(Path.of(backup())).id());
      session.execute("GRANT CREATE ON SCHEMA public TO runbook_legacy");
      session.execute("CREATE TABLE t (id int); ALTER TABLE t OWNER TO runbook_legacy");
      session.execute(
          "CREATE SCHEMA s; CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    }

    Outcome outcome = restore();

    assertThat(outcome).satisfies(RunbookRoleTest::passed);
    assertThat(outcome.out()).contains("holds an unfinished restore of this backup");
    assertThat(PgDump.all(copy)).isEqualTo(PgDump.all(live));
  }

  @Test
  void refusesATargetThatHoldsAnythingOfAnyKind() throws IOException {
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    for (String object :
        new String[] {
          "CREATE SCHEMA s",
          "CREATE COLLATION c FROM \"C\"",
          "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
          "CREATE TYPE y AS (a int)",
          "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO public",
          "SELECT lo_create(0)"
        }) {
      copy.close();
      copy = target("copy");
      copy.execute(object);
      Outcome outcome = restore();
      assertThat(outcome.exitCode()).as(object).isEqualTo(1);
      assertThat(outcome.out()).contains(copy.name() + " holds 1 ");
    }
  }

  @Test
  void saysWhatATargetLacks() throws IOException {
    live.execute("SET ROLE runbook_legacy; GRANT SELECT ON t TO runbook_other");
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    new TestDatabase(copy.server(), "postgres")
        .execute("ALTER DATABASE \"%s\" OWNER TO postgres".formatted(copy.name()));

    Outcome outcome = restore();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("may not create schemas")
        .contains("GRANT CREATE ON DATABASE")
        .contains("GRANT CREATE ON SCHEMA \"public\" TO \"runbook_legacy\"");
    assertThat(copy.number("SELECT count(*) FROM pg_class WHERE oid >= 16384")).isZero();
  }

  @Test
  void namesRolesThatAnotherServerLacks() throws IOException {
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    TestDatabase elsewhere = TestDatabases.create(TestServer.POSTGRES_13);
    Outcome outcome = place.run("restore", backup(), "--into", elsewhere.url());
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).as(outcome.err()).contains("CREATE ROLE \"runbook_legacy\" NOLOGIN;");
  }

  @Test
  void copesWithOddNamesAndOtherEncodings() throws IOException {
    String odd = live.name() + " \"'é 🙂";
    new TestDatabase(live.server(), "postgres")
        .execute(
            "CREATE DATABASE \"%s\" OWNER %s TEMPLATE template0 ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C'"
                .formatted(odd.replace("\"", "\"\""), OPERATOR));
    String encoded = java.net.URLEncoder.encode(odd, java.nio.charset.StandardCharsets.UTF_8);
    DatabaseUrl url =
        DatabaseUrl.parse(live.urlAs(OPERATOR).replace(live.name(), encoded.replace("+", "%20")));
    try (Session session = new Database(url).connect()) {
      session.execute(
          "CREATE TABLE \"a b \"\"é\" (\"'x é\" text DEFAULT 'né'); INSERT INTO \"a b \"\"é\" VALUES ('ÿ')");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    place = Workplace.at(folder, "\"" + url.withSecrets() + "\"", "");
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
    Outcome outcome = restore();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("createdb -T template0 -E LATIN1");
  }

  /// A SQL_ASCII server converts nothing: a default may hold bytes that are no UTF-8.
  @Test
  void copesWithBytesThatAreNoUtf8() {
    String ascii = live.name() + "_ascii";
    new TestDatabase(live.server(), "postgres")
        .execute(
            "CREATE DATABASE %s OWNER %s TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'"
                .formatted(ascii, OPERATOR));
    DatabaseUrl url = DatabaseUrl.parse(live.urlAs(OPERATOR).replace(live.name(), ascii));
    try (Session session = new Database(url).connect()) {
      session.execute("CREATE TABLE t (v text DEFAULT E'caf\\351'); INSERT INTO t DEFAULT VALUES");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    place = Workplace.at(folder, "\"" + url.withSecrets() + "\"", "");
    assertThat(backUp()).satisfies(RunbookRoleTest::passed);
  }
}
