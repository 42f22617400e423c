package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.handover.practice.ai.Eventually;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
class JobMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private TestDatabase database;

  @BeforeEach
  void startFromMoreAssessmentsThatAreDoneThanNot() throws SQLException {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    insert("done", 5000);
    insert("queued", 3);
    insert("failed", 1);
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  private void insert(String status, int count) throws SQLException {
    database.execute(
        """
        INSERT INTO practice.assessments (user_id, transcript, status)
        SELECT 3, '[]', '%s' FROM generate_series(1, %d)
        """
            .formatted(status, count));
  }

  private double told(String status) {
    return registry.get("assessments").tag("status", status).gauge().value();
  }

  private JobMeters meters() {
    JobMeters meters = new JobMeters(new AssessmentStore(JdbcClient.create(database.dataSource())));
    meters.bindTo(registry);
    return meters;
  }

  @Test
  void tellsHowManyWaitAreUnderWayAndHaveFailed() {
    try (JobMeters _ = meters()) {
      Eventually.holds(() -> told("queued") == 3);
      assertThat(told("running")).isZero();
      assertThat(told("failed")).isEqualTo(1);
    }
  }

  @Test
  void tellsZeroWhenAllIsDone() throws SQLException {
    database.execute("DELETE FROM practice.assessments WHERE status <> 'done'");
    try (JobMeters _ = meters()) {
      Eventually.holds(() -> told("queued") == 0);
    }
  }

  @Test
  void tellsNothingThatNobodyCouldCount() throws SQLException {
    try (JobMeters meters = meters()) {
      Eventually.holds(() -> told("queued") == 3);
      database.execute("ALTER TABLE practice.assessments RENAME TO elsewhere");
      meters.count();
      assertThat(told("queued")).isNaN();
    }
  }

  @Test
  void readsOnlyThoseThatItCounts() throws SQLException {
    database.execute("ANALYZE practice.assessments");
    assertThat(
            JdbcClient.create(database.dataSource())
                .sql("explain " + AssessmentStore.NOT_DONE)
                .query(String.class)
                .list())
        .anyMatch(line -> line.contains("assessments_not_done"));
  }
}
