package org.handover.toolkit.readonly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.LegacyBackend;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("integration")
class LegacyReadonlyTest {
  private static final String ROLE = "legacy_backend";

  @TempDir private Path folder = Path.of("");
  private TestDatabase database;
  private Workplace place;

  @BeforeEach
  void startFromALegacyDatabaseWithARoleOfItsOwn() {
    start(TestServer.POSTGRES_15);
  }

  private void start(TestServer server) {
    database = TestDatabases.sample(server);
    database.execute(
        """
        DO 'BEGIN CREATE ROLE legacy_backend LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END'
        """,
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO legacy_backend",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO legacy_backend");
    place = Workplace.at(folder, database.url(), "backends: {legacy: {role: %s}}".formatted(ROLE));
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_15", "POSTGRES_17"})
  void refusesAndCountsWhatTheRoleWrites(TestServer server) {
    start(server);
    assertThat(readonly("on", "--hours", "48")).satisfies(LegacyReadonlyTest::passed);

    refused("INSERT INTO categories (name) VALUES ('new')");
    refused("BEGIN", "UPDATE \"user\" SET email = email");
    refused("DELETE FROM activities WHERE false");
    refused(
        "WITH new AS (INSERT INTO categories (name) VALUES ('x') RETURNING id) SELECT * FROM new");

    Outcome status = readonly("status", "--json");
    assertThat(status).satisfies(LegacyReadonlyTest::passed);
    assertThat(status.json().at("/report/attempts").toString())
        .isEqualTo(
            """
            [{"table":"\\"user\\"","operation":"UPDATE","count":1},\
            {"table":"activities","operation":"DELETE","count":1},\
            {"table":"categories","operation":"INSERT","count":2}]\
            """);
    assertThat(status.json().at("/report/last").asString())
        .containsPattern("^20.*Z from 127.0.0.1 port \\d+ \\(server process \\d+\\)$");
  }

  @Test
  void countsWhatFlaskIsRefusedThoughItsTransactionRollsBack() throws Exception {
    try (LegacyBackend flask = LegacyBackend.start(database.urlAs(ROLE))) {
      LegacyBackend.Account account = flask.register("before");
      long users = database.number("SELECT count(*) FROM \"user\"");
      assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);

      String body =
          "{\"username\": \"late\", \"email\": \"l@example.org\", \"password\": \"long enough\"}";
      assertThat(flask.send("POST", "/api/auth/register", "", body).statusCode()).isEqualTo(500);
      assertThat(
              flask
                  .send("POST", "/api/activities", account.token(), "{\"kind\": \"note\"}")
                  .statusCode())
          .isEqualTo(500);
      assertThat(flask.send("GET", "/api/scenarios", "", "").statusCode()).isEqualTo(200);
      assertThat(flask.send("GET", "/api/auth/me", account.token(), "").statusCode())
          .isEqualTo(200);

      assertThat(database.number("SELECT count(*) FROM \"user\"")).isEqualTo(users);
      assertThat(readonly("off").out())
          .containsPattern("activities +INSERT +1")
          .containsPattern("user\" +INSERT +1")
          .contains("until now 2 writes refused");
      assertThat(flask.send("POST", "/api/auth/register", "", body).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void isKnownToUndoAndRestore() throws Exception {
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    assertThat(place.run("db", "undo").out())
        .contains("legacy-readonly is on (legacy_backend may only read until")
        .contains("`handover db legacy-readonly off`");

    assertThat(place.run("backup")).satisfies(LegacyReadonlyTest::passed);
    String backup;
    try (Stream<Path> backups = Files.list(folder.resolve("backups"))) {
      backup = backups.filter(Files::isDirectory).findFirst().orElseThrow().toString();
    }
    TestDatabase copy = TestDatabases.empty();
    Outcome restored = place.run("restore", backup, "--into", copy.url());
    assertThat(restored).satisfies(LegacyReadonlyTest::passed);
    assertThat(restored.out())
        .containsPattern(
            "read-only +postgresql://\\S+/%s has it from the backup: legacy_backend may only read"
                .formatted(copy.name()));
  }

  @Test
  void letsOthersWriteAndTheRoleRead() throws SQLException {
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);

    database.execute("INSERT INTO categories (name) VALUES ('by the new backend')");

    try (Connection legacy = database.connect(ROLE, "legacy");
        Statement statement = legacy.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM categories WHERE name ~ '^by'")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
    assertThat(place.run("db", "verify").out()).contains("statements run as legacy_backend");
  }

  @Test
  void endsByItselfWithItsTime() throws SQLException {
    Clock twoDaysAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
    Workplace then = place.with(Toolkit.here().at(twoDaysAgo));
    assertThat(then.run("db", "legacy-readonly", "on", "--hours", "47"))
        .satisfies(LegacyReadonlyTest::passed);

    write("INSERT INTO categories (name) VALUES ('after the end')");

    assertThat(readonly("status").out()).contains("legacy_backend may write again");
    assertThat(database.number("SELECT count(*) FROM categories WHERE name = 'after the end'"))
        .isEqualTo(1);
  }

  @Test
  void leavesNothingBehind() {
    String before = PgDump.all(database);
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    assertThat(readonly("on", "--hours", "1")).satisfies(LegacyReadonlyTest::passed);
    assertThat(readonly("off")).satisfies(LegacyReadonlyTest::passed);
    assertThat(readonly("off").out()).contains("the legacy backend may write");
    assertThat(PgDump.all(database)).isEqualTo(before);
  }

  @Test
  void noticesATableThatCameLater() {
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    database.execute("CREATE TABLE came_later (id int)");
    assertThat(readonly("status").exitCode()).isEqualTo(1);
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    assertThat(readonly("status").exitCode()).isZero();
  }

  @Test
  void keepsTablesInSchemasThatAreNamedLikeOursAndForeignTables() {
    database.execute(
        "CREATE SCHEMA handover_notes; CREATE TABLE handover_notes.shift (id int)",
        "GRANT ALL ON SCHEMA handover_notes TO legacy_backend; GRANT ALL ON handover_notes.shift TO"
            + " legacy_backend",
        "CREATE EXTENSION postgres_fdw; CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '%d', dbname '%s')"
            .formatted(database.server().port(), database.name()),
        "CREATE USER MAPPING FOR legacy_backend SERVER elsewhere OPTIONS (user 'postgres',"
            + " password_required 'false')",
        "CREATE TABLE near (id int); CREATE FOREIGN TABLE far (id int) SERVER elsewhere OPTIONS"
            + " (table_name 'near')",
        "GRANT ALL ON far TO legacy_backend");
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    refused("INSERT INTO handover_notes.shift VALUES (1)");
    refused("INSERT INTO far VALUES (1)");
  }

  @Test
  void namesTheTablesWhoseOwnerSwitchedTheTriggerOff() throws SQLException {
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    database.execute("ALTER TABLE categories DISABLE TRIGGER ALL");
    write("INSERT INTO categories (name) VALUES ('slipped through')");

    Outcome status = readonly("status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out()).contains("1 tables are not guarded, the first is categories");

    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    refused("INSERT INTO categories (name) VALUES ('refused')");
  }

  @Test
  void keepsASessionThatTurnsTriggersOff() {
    database.execute("GRANT SET ON PARAMETER session_replication_role TO legacy_backend");
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    refused("SET session_replication_role = replica", "DELETE FROM activities");
    database.execute("REVOKE SET ON PARAMETER session_replication_role FROM legacy_backend");
  }

  @Test
  void keepsPartitionsWrittenByTheirParentAndByThemselves() {
    database.execute(
        "CREATE TABLE ev (n int) PARTITION BY RANGE (n); CREATE TABLE ev1 PARTITION OF ev DEFAULT",
        "GRANT ALL ON ev, ev1 TO legacy_backend");
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    refused("INSERT INTO ev VALUES (1)");
    refused("INSERT INTO ev1 VALUES (1)");
    database.execute(
        "ALTER TABLE ev DETACH PARTITION ev1; CREATE TABLE ev2 PARTITION OF ev DEFAULT",
        "GRANT ALL ON ev2 TO legacy_backend");
    assertThat(readonly("status").out()).contains("the first is ev2");
  }

  @Test
  void warnsWhoeverVerifiesMeanwhile() {
    assertThat(readonly("on")).satisfies(LegacyReadonlyTest::passed);
    assertThat(place.run("db", "verify").out())
        .contains("legacy_backend may only read until")
        .contains("proved for the time after it");
  }

  @Test
  void refusesARoleThatNoSessionSignsInAs() {
    database.execute(
        "DO 'BEGIN CREATE ROLE legacy_group NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL;"
            + " END'");
    Outcome outcome =
        Workplace.at(folder, database.url(), "backends: {legacy: {role: legacy_group}}")
            .run("db", "legacy-readonly", "on");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("no session signs in as the role legacy_group");
  }

  @Test
  void refusesARoleThatIsNotTheLegacyBackendsAlone() {
    String before = PgDump.all(database);
    for (String role : new String[] {"postgres", "nobody_of_this_name"}) {
      Workplace other =
          Workplace.at(folder, database.url(), "backends: {legacy: {role: %s}}".formatted(role));
      assertThat(other.run("db", "legacy-readonly", "on").exitCode()).isEqualTo(1);
    }
    assertThat(Workplace.at(folder, database).run("db", "legacy-readonly", "on").exitCode())
        .isEqualTo(2);
    assertThat(PgDump.all(database)).isEqualTo(before);
  }

  private Outcome readonly(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "db";
    all[1] = "legacy-readonly";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return place.run(all);
  }

  private void refused(String... statements) {
    assertThatThrownBy(() -> write(statements))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("legacy_backend may only read until")
        .extracting("SQLState")
        .isEqualTo("25006");
  }

  private void write(String... statements) throws SQLException {
    try (Connection legacy = database.connect(ROLE, "legacy");
        Statement statement = legacy.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
