package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FairJobsIT {
  private static final String ORDER =
      """
      {"scenario": 1, "transcript": [{"role": "user", "content": "Do you get the pain at rest?"}]}
      """;

  @Test
  void anothersJobIsTakenUpBeforeALearnersTwentyFour() throws Exception {
    try (TestDatabase database =
            TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
        PracticeServer service = PracticeServer.over(database, Map.of("ASSESSMENT_WORKERS", "0"))) {
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");
      ApiV2Client other = ApiV2Client.signIn(service.port(), "learner2");
      for (int i = 0; i < 24; i++) {
        assertThat(learner.post("assessments/", ORDER).status()).isEqualTo(202);
      }
      int anothers = other.post("assessments/", ORDER).id();

      List<Integer> order =
          JdbcClient.create(database.dataSource())
              .sql(
                  """
                  select a.id from practice.scheduled_tasks t
                  join practice.assessments a on t.task_instance = a.id || '-1'
                  where t.execution_time <= now() order by t.execution_time
                  """)
              .query((row, _) -> row.getInt(1))
              .list();

      assertThat(order).hasSize(25);
      assertThat(order.indexOf(anothers)).isBetween(1, 12);
    }
  }
}
