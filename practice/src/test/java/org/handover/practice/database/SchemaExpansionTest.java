package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
class SchemaExpansionTest {
  private static final RetryPauses NO_RETRY = _ -> false;

  private TestDatabase database;

  @BeforeEach
  void startFromALegacyDatabaseInUse() throws SQLException {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void givesExistingRowsTheDefaults() {
    apply(NO_RETRY);

    assertThat(
            count(
                "\"user\" WHERE is_active AND NOT is_staff AND first_name = '' AND date_joined <= now()"))
        .isEqualTo(count("\"user\""))
        .isPositive();
    assertThat(count("activities WHERE created_at <= now() AND updated_at = created_at"))
        .isEqualTo(count("activities"))
        .isPositive();
  }

  @Test
  void rewritesNoTable() {
    List<?> files = files();

    apply(NO_RETRY);

    assertThat(files()).isEqualTo(files);
  }

  @Test
  void givesWayToATransactionAndTriesAgain() throws SQLException {
    try (Connection reader = database.dataSource().getConnection()) {
      reader.setAutoCommit(false);
      run(reader, "SELECT count(*) FROM activities");
      List<Integer> attempts = new ArrayList<>();

      apply(attempt -> {
        attempts.add(attempt);
        // What waited gave up: others get through although the reader still holds its lock.
        assertThat(count("activities")).isPositive();
        return attempt < 3 || rollback(reader);
      });

      assertThat(attempts).containsExactly(1, 2, 3);
      assertThat(count("activities WHERE created_at IS NOT NULL")).isPositive();
    }
  }

  @Test
  void givesUpNamingTheScriptAndCanBeRunAgain() throws SQLException {
    try (Connection reader = database.dataSource().getConnection()) {
      reader.setAutoCommit(false);
      run(reader, "SELECT count(*) FROM categories");

      assertThatExceptionOfType(StartRefusedException.class)
          .isThrownBy(() -> apply(NO_RETRY))
          .withMessageContaining("db/expand/003_timestamps.sql")
          .withMessageContaining("lock timeout");
    }

    apply(NO_RETRY);

    assertThat(differences()).isEmpty();
  }

  @Test
  void canBeKilledAfterAnyStatementAndRunAgain() throws Exception {
    List<String> statements =
        SqlScript.loadAll("db/expand").stream()
            .flatMap(script -> script.statements().stream())
            .toList();
    for (int killedAfter = 0; killedAfter <= statements.size(); killedAfter++) {
      try (TestDatabase fresh = TestDatabases.legacy()) {
        fresh.execute(statements.subList(0, killedAfter).toArray(String[]::new));

        new SchemaExpansion(DatabaseUrl.parse(fresh.url()), NO_RETRY).apply();

        assertThat(differences(fresh)).isEmpty();
      }
    }
  }

  @Test
  void buildsAnIndexAnewThatAKilledBuildLeftInvalid() throws SQLException {
    apply(NO_RETRY);
    database.execute("DROP INDEX practice_ix_activities_scenario_id");
    try (Connection writer = database.dataSource().getConnection();
        Connection builder = database.dataSource().getConnection()) {
      writer.setAutoCommit(false);
      run(writer, "UPDATE activities SET score = 1");
      run(builder, "SET lock_timeout = '50ms'");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              run(
                  builder,
                  "CREATE INDEX CONCURRENTLY practice_ix_activities_scenario_id ON activities (scenario_id)"));
    }
    assertThat(count("pg_index WHERE NOT indisvalid")).isEqualTo(1);

    apply(NO_RETRY);

    assertThat(count("pg_index WHERE NOT indisvalid")).isZero();
    assertThat(differences()).isEmpty();
  }

  @Test
  void waitsForAnotherInstanceThatIsExpanding() throws SQLException {
    try (Connection other = database.dataSource().getConnection()) {
      run(other, "SELECT pg_advisory_lock(x'68616e646f766572'::bigint)");
      List<Integer> attempts = new ArrayList<>();

      apply(attempt -> {
        attempts.add(attempt);
        assertThat(differences()).isNotEmpty();
        return attempt < 2 || unlock(other);
      });

      assertThat(attempts).containsExactly(1, 2);
      assertThat(differences()).isEmpty();
    }
  }

  @Test
  void waitsForAnotherInstanceOnlySoLong() throws SQLException {
    try (Connection other = database.dataSource().getConnection()) {
      run(other, "SELECT pg_advisory_lock(x'68616e646f766572'::bigint)");

      assertThatExceptionOfType(StartRefusedException.class)
          .isThrownBy(() -> apply(NO_RETRY))
          .withMessageContaining("another instance is still expanding it");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void apply(RetryPauses pauses) {
    new SchemaExpansion(DatabaseUrl.parse(database.url()), pauses).apply();
  }

  private List<SchemaDifference> differences() {
    return differences(database);
  }

  private static List<SchemaDifference> differences(TestDatabase database) {
    ExpectedSchema expected = ExpectedSchema.load();
    try (Connection connection = database.dataSource().getConnection()) {
      return SchemaCheck.differences(expected, LiveSchema.read(connection, expected.tables()));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private long count(String rows) {
    return JdbcClient.create(database.dataSource())
        .sql("SELECT count(*) FROM " + rows)
        .query(Long.class)
        .single();
  }

  /// A table that is rewritten gets a new file.
  private List<?> files() {
    return JdbcClient.create(database.dataSource())
        .sql(
            "SELECT relname, relfilenode FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1")
        .query()
        .listOfRows();
  }

  private static boolean rollback(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean unlock(Connection connection) {
    try {
      run(connection, "SELECT pg_advisory_unlock(x'68616e646f766572'::bigint)");
      return true;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
