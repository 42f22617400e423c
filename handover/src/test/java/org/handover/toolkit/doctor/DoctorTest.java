package org.handover.toolkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.StubBackend;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Each finding on a server that is really in that situation.
@Tag("integration")
class DoctorTest {
  @TempDir private Path folder = Path.of("");

  private static final String PASSWORDS =
      "  passwords: {table: user, column: password_hash, longest: 103}\n";

  private Outcome examine(String url, String more) {
    return Workplace.at(folder, url, more).run("doctor", "--json");
  }

  private static List<JsonNode> findings(Outcome outcome, String topic) {
    return outcome
        .json()
        .path("report")
        .path("findings")
        .valueStream()
        .filter(f -> f.path("topic").asString().equals(topic))
        .toList();
  }

  private static JsonNode finding(Outcome outcome, String topic) {
    List<JsonNode> findings = findings(outcome, topic);
    assertThat(findings).as(outcome.out() + outcome.err()).hasSize(1);
    return findings.getFirst();
  }

  private static void assertFails(Outcome outcome, String topic, String saw, String remedy) {
    assertThat(findings(outcome, topic))
        .as(outcome.out() + outcome.err())
        .anySatisfy(finding -> {
          assertThat(finding.path("verdict").asString()).isEqualTo("FAIL");
          assertThat(finding.path("saw").asString()).contains(saw);
          assertThat(finding.path("remedy").asString()).contains(remedy);
        });
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  private static void assertPasses(Outcome outcome, String topic, String saw) {
    assertThat(findings(outcome, topic))
        .as(outcome.out() + outcome.err())
        .anySatisfy(finding -> {
          assertThat(finding.path("verdict").asString()).isEqualTo("PASS");
          assertThat(finding.path("saw").asString()).contains(saw);
        });
  }

  @Test
  void loadsTheExpectedSchemaIntoAnEmptyDatabase() {
    assertPasses(examine(TestDatabases.sample().url(), ""), "expected schema", "loads: 9 tables");
  }

  @Test
  void findsAnExpectedSchemaThatDoesNotLoad() {
    Workplace place = Workplace.at(folder, TestDatabases.sample().url(), "");
    place
        .file("expected.sql", "CREATE TABEL a (id integer);")
        .with(place.read("handover.yml").replaceFirst("expected: .*", "expected: expected.sql"));
    assertFails(
        place.run("doctor", "--json"),
        "expected schema",
        "expected.sql:1: the database says syntax error",
        "mend the file");
  }

  @Test
  void findsNothingWrongWhereNothingIs() {
    TestDatabase database = TestDatabases.sample();
    try (StubBackend legacy = StubBackend.healthyAt("/api/health");
        StubBackend next = StubBackend.healthyAt("/health/ready")) {
      String more =
          """
          backends:
            legacy: {url: %s, health: /api/health}
            next: {url: %s, health: /health/ready}
          doctor:
          %s\
          """
              .formatted(legacy.url(), next.url(), PASSWORDS);
      Outcome outcome = examine(database.url(), more);
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      assertPasses(outcome, "legacy backend", "/api/health answers 200");
      assertPasses(outcome, "password hashes", "23 pbkdf2:sha256");
      assertPasses(outcome, "password column", "255 characters");
      assertPasses(outcome, "clock of the next backend", "this machine's");
      assertPasses(outcome, "disk for backups", "free at");
    }
  }

  @Test
  void seesThatTheServerIsTooOld() {
    Outcome outcome = examine(TestDatabases.create(TestServer.POSTGRES_12).url(), "");
    assertFails(outcome, "server version", "PostgreSQL 12.22", "13 is the oldest known here");
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_17", "POSTGRES_18"})
  void seesThatTheClientProgramsAreOlderThanTheServer(TestServer server) {
    Outcome outcome = examine(TestDatabases.create(server).url(), "");
    String major = server.name().substring(9);
    assertPasses(outcome, "server version", "PostgreSQL " + major);
    assertFails(
        outcome,
        "pg_dump",
        "15, older than the server's " + major,
        "install postgresql-client-" + major);
    assertFails(outcome, "pg_restore", "older", "put it first on the PATH");
  }

  @Test
  void seesThatTheSessionIsReadOnly() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database.name()));
    assertFails(
        examine(database.url(), ""),
        "server access",
        "default_transaction_read_only is on",
        "that may write");
  }

  @Test
  void seesWhatTheRoleMayNotDo() {
    TestDatabase database = TestDatabases.legacy();
    database.execute(
        "DROP ROLE IF EXISTS doctor_guest",
        "CREATE ROLE doctor_guest LOGIN",
        "REVOKE CREATE ON DATABASE %s FROM PUBLIC".formatted(database.name()));
    Outcome outcome = examine(database.urlAs("doctor_guest"), "");
    assertFails(outcome, "scratch databases", "may not", "CREATEDB");
    assertFails(outcome, "schemas", "may not", "GRANT CREATE ON DATABASE");
    assertFails(outcome, "activity of others", "may not", "pg_monitor");
    assertFails(outcome, "ownership", "9 tables belong to others", "as their owner");
    assertThat(finding(outcome, "disk of the server").path("verdict").asString())
        .isEqualTo("INCONCLUSIVE");
  }

  @Test
  void namesATransactionThatHasBeenOpenForLong() throws SQLException {
    TestDatabase database = TestDatabases.legacy();
    try (Connection report = database.connect("postgres", "nightly-report");
        Statement statement = report.createStatement()) {
      report.setAutoCommit(false);
      statement.execute("SELECT 1");
      Outcome outcome = examine(database.url(), "doctor: {long-transaction: 1ms}");
      assertFails(
          outcome, "long transactions", "(postgres, nightly-report)", "pg_terminate_backend");
      assertPasses(outcome, "connected", "nightly-report as postgres from 127.0.0.1");
    }
  }

  @Test
  void namesAPreparedTransaction() {
    TestDatabase database = TestDatabases.legacy();
    database.execute("BEGIN; LOCK TABLE categories; PREPARE TRANSACTION 'forgotten'");
    try {
      assertFails(
          examine(database.url(), ""),
          "prepared transactions",
          "'forgotten'",
          "ROLLBACK PREPARED it");
    } finally {
      database.execute("ROLLBACK PREPARED 'forgotten'");
    }
  }

  @Test
  void namesWhoWaitsForALockAndBehindWhom() throws Exception {
    TestDatabase database = TestDatabases.legacy();
    try (Connection holder = database.connect("postgres", "holder");
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE categories");
      Thread waiter = Thread.ofVirtual().start(() -> database.execute("TABLE categories"));
      Until.is(
          "somebody waits",
          () -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      Outcome outcome = examine(database.url(), "");
      holder.rollback();
      waiter.join();
      assertFails(
          outcome,
          "locks",
          "waits for AccessShareLock on categories, behind process",
          "end the one in front");
      assertFails(outcome, "locks", "(postgres, holder)", "");
    }
  }

  @Test
  void seesThatConnectionsRunOut() throws SQLException {
    TestDatabase database = TestDatabases.empty();
    List<Connection> many = new ArrayList<>();
    try {
      while (database.number(
              "SELECT current_setting('max_connections')::int - count(*) FROM pg_stat_activity")
          > 15) {
        many.add(database.connect());
      }
      assertFails(
          examine(database.url(), ""), "connections", "connections are free", "max_connections");
    } finally {
      for (Connection one : many) {
        one.close();
      }
    }
  }

  @Test
  void asksWhoseAConnectionIsUnlessTheRoleIsABackends() throws SQLException {
    TestDatabase database = TestDatabases.legacy();
    database.execute(
        "DROP ROLE IF EXISTS doctor_flask",
        "DROP ROLE IF EXISTS doctor_bi",
        "CREATE ROLE doctor_flask LOGIN",
        "CREATE ROLE doctor_bi LOGIN");
    try (Connection _ = database.connect("doctor_flask", "gunicorn");
        Connection _ = database.connect("doctor_bi", "Metabase")) {
      Outcome outcome = examine(database.url(), "backends: {legacy: {role: doctor_flask}}");
      assertThat(findings(outcome, "connected"))
          .anySatisfy(f -> {
            assertThat(f.path("saw").asString())
                .isEqualTo("gunicorn as doctor_flask from 127.0.0.1, 1 connections");
            assertThat(f.path("remedy").asString()).isEmpty();
          })
          .anySatisfy(f -> {
            assertThat(f.path("saw").asString()).startsWith("Metabase as doctor_bi");
            assertThat(f.path("remedy").asString()).contains("whose is it?");
          });
    }
  }

  @Test
  void comparesItsClockWithTheDatabaseAndTheBackends() {
    TestDatabase database = TestDatabases.empty();
    Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(30));
    try (StubBackend legacy = StubBackend.healthyAt("/");
        StubBackend next = StubBackend.healthyAt("/")) {
      String more =
          "backends: {legacy: {url: '%s'}, next: {url: '%s'}}".formatted(legacy.url(), next.url());
      Outcome outcome =
          Workplace.at(folder, database.url(), more)
              .with(Toolkit.here().at(fast))
              .run("doctor", "--json");
      assertFails(outcome, "clock of the database", "behind this machine's", "NTP");
      assertFails(outcome, "clock of the legacy backend", "behind this machine's", "NTP");
      assertFails(outcome, "clock of the next backend", "behind this machine's", "NTP");
    }
  }

  @Test
  void seesThatABackendIsDownOrIll() {
    TestDatabase database = TestDatabases.empty();
    try (StubBackend ill = StubBackend.answering("/api/health", 503)) {
      String more =
          """
          backends:
            legacy: {url: %s, health: /api/health}
            next: {url: 'http://127.0.0.1:1'}
          """
              .formatted(ill.url());
      Outcome outcome = examine(database.url(), more);
      assertFails(outcome, "legacy backend", "answers 503", "see its log");
      JsonNode next = finding(outcome, "next backend");
      assertThat(next.path("verdict").asString()).isEqualTo("INCONCLUSIVE");
      assertThat(next.path("remedy").asString()).contains("due once `db apply`");

      database.execute(
          "CREATE SCHEMA handover",
          "CREATE TABLE handover.ledger AS SELECT 2 AS version",
          "CREATE TABLE handover.baseline AS SELECT ''::text AS before, ''::text AS after,"
              + " '[]'::json AS unchanged, NULL::timestamptz AS undo_began_at");
      assertFails(examine(database.url(), more), "next backend", "does not answer", "start it");
    }
  }

  @Test
  void cannotTellHowABackendIsThatNobodyNamed() {
    Outcome outcome = examine(TestDatabases.empty().url(), "");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(finding(outcome, "next backend").path("remedy").asString())
        .contains("backends.next.url");
  }

  @Test
  void seesThatThePasswordColumnIsTooNarrow() {
    TestDatabase database = TestDatabases.empty();
    database.execute("CREATE TABLE \"user\" (password_hash varchar(60))");
    assertFails(
        examine(database.url(), "doctor:\n" + PASSWORDS),
        "password column",
        "60 characters, but 103 will be written",
        "a shorter format");
  }

  @ParameterizedTest
  @CsvSource({
    "accounts, password_hash, accounts is not there",
    "user, secret, secret is not there"
  })
  void seesThatThePasswordColumnIsElsewhere(String table, String column, String saw) {
    String more =
        "doctor: {passwords: {table: %s, column: %s, longest: 103}}".formatted(table, column);
    assertFails(
        examine(TestDatabases.legacy().url(), more),
        "password hashes",
        saw,
        "mend doctor.passwords");
  }

  @Test
  void countsHashesByFormatAndShowsNothingOfAPasswordThatIsNone() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "CREATE TABLE \"user\" (password_hash text)",
        """
        INSERT INTO "user" VALUES ('scrypt:32768:8:1$salt$00'), ('$2b$12$abcdefghijkl'), ('$2b$10$abcdefghijkl'),
            ('$argon2id$v=19$m=65536'), ('pbkdf2_sha256$260000$salt$00'), ('swordfish:2024'), ('hunter$2'), (NULL)
        """);
    Outcome outcome = examine(database.url(), "doctor:\n" + PASSWORDS);
    assertThat(findings(outcome, "password hashes").stream().map(f -> f.path("saw").asString()))
        .containsExactlyInAnyOrder(
            "2 $2b", "1 scrypt", "1 $argon2id", "1 pbkdf2_sha256", "3 in no known format");
    assertThat(outcome.out()).doesNotContain("swordfish").doesNotContain("hunter");
    assertPasses(outcome, "password column", "no limit");
  }

  @Test
  void seesThatASlotKeepsTheLogForNobody() {
    TestDatabase database = TestDatabases.empty();
    database.execute("SELECT pg_create_physical_replication_slot('gone', true)");
    try {
      for (int segment = 0; segment < 5; segment++) {
        database.execute("SELECT txid_current()", "SELECT pg_switch_wal()");
      }
      assertFails(
          examine(database.url(), ""),
          "replication",
          "inactive slot gone is",
          "drop it if it is not needed");
    } finally {
      database.execute("SELECT pg_drop_replication_slot('gone')");
    }
  }

  @Test
  void notesATimeoutAndAnEncodingThatIsNotUtf8() {
    TestDatabase maintenance = new TestDatabase(TestServer.POSTGRES_15, "postgres");
    maintenance.execute(
        "DROP DATABASE IF EXISTS latin",
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'",
        "ALTER DATABASE latin SET statement_timeout = '30s'");
    Outcome outcome = examine(new TestDatabase(TestServer.POSTGRES_15, "latin").url(), "");
    assertPasses(outcome, "encoding", "LATIN1");
    assertPasses(outcome, "statement_timeout", "30s");
    assertThat(finding(outcome, "encoding").path("remedy").asString()).contains("is refused");
  }
}
