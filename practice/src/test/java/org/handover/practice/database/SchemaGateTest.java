package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.postgres.DatabaseUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SchemaGateTest {
  private TestDatabase database;

  @BeforeEach
  void startFromALegacyDatabase() throws SQLException {
    database = TestDatabases.legacy();
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void refusesADatabaseThatLacksTheExpansionAndLeavesItAsItIs() throws Exception {
    String before = PgDump.schema(database);

    assertRefused(
        database.url(), SchemaMode.CHECK, "does not fit (55 differences)", "SCHEMA_MODE=apply");

    assertThat(PgDump.schema(database)).isEqualTo(before);
  }

  @Test
  void appliesTheExpansionWhereItIsAskedTo() {
    pass(database.url(), SchemaMode.APPLY);

    pass(database.url(), SchemaMode.CHECK);
  }

  @Test
  void appliesNothingToLegacyTablesThatAreNotAsExpected() throws Exception {
    database.execute("ALTER TABLE characters DROP COLUMN voice");
    String before = PgDump.schema(database);

    assertRefused(database.url(), SchemaMode.APPLY, "column characters.voice is missing");

    assertThat(PgDump.schema(database)).isEqualTo(before);
  }

  @Test
  void touchesNoTableThatIsExpandedAlready() throws SQLException {
    pass(database.url(), SchemaMode.APPLY);
    AtomicInteger pauses = new AtomicInteger();
    SchemaExpansion expansion =
        new SchemaExpansion(
            DatabaseUrl.parse("postgresql://nobody/asks"), _ -> pauses.incrementAndGet() < 0);

    new SchemaGate(DatabaseUrl.parse(database.url()), expansion).pass(SchemaMode.APPLY);

    assertThat(pauses).hasValue(0);
  }

  @Test
  void refusesARoleThatMayNotExpand() throws SQLException {
    database.execute(
        "DO $$ BEGIN CREATE ROLE lodger LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    database.execute(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lodger",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO lodger");

    assertRefused(
        database.urlAs("lodger"),
        SchemaMode.APPLY,
        "db/expand/001_baseline.sql: ERROR: permission denied");
  }

  @Test
  void refusesADatabaseThatTakesNoWrites() throws SQLException {
    pass(database.url(), SchemaMode.APPLY);
    database.execute(
        "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database.name()));

    assertRefused(
        database.url(),
        SchemaMode.CHECK,
        "access server: expected takes writes, found default_transaction_read_only is on: name another database");
  }

  @Test
  void refusesAWrongPassword() throws SQLException {
    String role = TestDatabases.ROLE_WITH_PASSWORD;
    database.execute(
        "DROP ROLE IF EXISTS " + role, "CREATE ROLE %s LOGIN PASSWORD 'right'".formatted(role));
    String url = database.urlAs(role + ":wrong-one");

    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> pass(url, SchemaMode.CHECK))
        .satisfies(refused -> {
          assertThat(refused.refusal.problem()).contains("password authentication failed");
          assertThat(refused.refusal.remedy()).contains("Check the user and the password");
          assertThat(refused.toString() + refused.refusal).doesNotContain("wrong-one");
        });
  }

  @Test
  void refusesAnUnknownDatabase() {
    assertRefused(database.url() + "_unknown", SchemaMode.CHECK, "does not exist");
  }

  @Test
  void refusesAPortWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertRefused("postgresql://127.0.0.1:%d/d".formatted(port), SchemaMode.CHECK, "refused");
  }

  @Test
  void refusesAServerThatDoesNotAnswerInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "postgresql://127.0.0.1:%d/d?connect_timeout=1".formatted(silent.getLocalPort());

      assertRefused(url, SchemaMode.CHECK, "Connection attempt timed out");
    }
  }

  private static void assertRefused(String url, SchemaMode mode, String... parts) {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> pass(url, mode))
        .satisfies(refused -> assertThat(refused.refusal.problem()).contains(parts));
  }

  private static void pass(String text, SchemaMode mode) {
    DatabaseUrl url = DatabaseUrl.parse(text);
    new SchemaGate(url, new SchemaExpansion(url, _ -> false)).pass(mode);
  }
}
