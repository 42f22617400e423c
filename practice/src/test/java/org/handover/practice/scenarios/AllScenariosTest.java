package org.handover.practice.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.handover.practice.api.Json;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What is put together here is, byte for byte, what PostgreSQL puts together.
@Tag("integration")
class AllScenariosTest {
  /// From its fifth run on, the driver prepares a statement and takes its numbers in binary.
  private static final int RUNS = 8;

  private static final String ODD_ROWS =
      """
      insert into assistant_scenarios (title, description, difficulty, instructions, is_published)
        values (E'q"b\\\\s/\\t\\n\\r\\b\\f\\x7f', 'grüße 🩺 \u2028 </script>', '', E'\\n', true);
      insert into assistant_tags (name, scenario_id)
        select name, max(s.id) from assistant_scenarios s, unnest(array['b', '', '"', 'b']) name
        group by name;
      insert into rubric_questions (scenario_id, question, max_score, position)
        select max(s.id), 'last', 100, position from assistant_scenarios s, unnest(array[3, -1, 3]) position
        group by position;
      """;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isWhatPostgresqlWrites(boolean educator) throws SQLException {
    try (TestDatabase database = TestDatabases.create("db/legacy.sql", "db/sample.sql")) {
      database.execute(ODD_ROWS);
      SingleConnectionDataSource session =
          new SingleConnectionDataSource(database.dataSource().getConnection(), true);
      try {
        ScenarioStatements statements = ScenarioStatements.of(educator);
        Json written = JdbcClient.create(session).sql(statements.matching("")).query(Json.ARRAY);
        JdbcTemplate jdbc = new JdbcTemplate(session);
        for (int run = 0; run < RUNS; run++) {
          assertThat(statements.all().read(jdbc)).hasToString(written.toString());
        }
      } finally {
        session.destroy();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isAnEmptyListWhereThereAreNone(boolean educator) throws SQLException {
    try (TestDatabase database = TestDatabases.create("db/legacy.sql")) {
      JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

      assertThat(ScenarioStatements.of(educator).all().read(jdbc)).hasToString("[]");
    }
  }
}
