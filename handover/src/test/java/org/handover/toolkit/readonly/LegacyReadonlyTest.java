package org.handover.toolkit.readonly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.LegacyBackend;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
