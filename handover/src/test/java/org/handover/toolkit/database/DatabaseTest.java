package org.handover.toolkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final String WORKERS_COST_NOTHING =
      "SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0";

  @Test
  void statementsLeaveTheOtherCoresToLiveRequests() throws SQLException {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "CREATE TABLE letters AS SELECT i AS id FROM generate_series(1, 10000) i",
        "ANALYZE letters");
    try (Session session = new Database(DatabaseUrl.parse(database.url())).connect()) {
      session.execute(WORKERS_COST_NOTHING);

      assertThat(planned(session)).doesNotContain("Gather");
      assertThat(session.text("SHOW max_parallel_maintenance_workers")).isEqualTo("0");

      // The same statement would have taken some of them.
      session.execute("SET max_parallel_workers_per_gather = 2");
      assertThat(planned(session)).contains("Gather");
    }
  }

  private static String planned(Session session) throws SQLException {
    return String.join(
        "\n", session.query("EXPLAIN SELECT count(*) FROM letters", row -> row.getString(1)));
  }
}
