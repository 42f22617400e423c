package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.handover.practice.ai.Eventually;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.RawRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A job whose provider asks for time, or whose instance is stopped.
class JobFaultsIT {
  private static final String ORDER =
      """
      {"scenario": 1, "transcript": [{"role": "user", "content": "Do you get the pain at rest?"}]}
      """;

  private TestDatabase database;
  private FakeProvider provider;

  @BeforeEach
  void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    provider = FakeProvider.start();
  }

  @AfterEach
  void stop() throws SQLException {
    provider.close();
    database.close();
  }

  @Test
  void leavesTheProviderAloneForAsLongAsItAsks() throws Exception {
    provider.will(new Behaviour.Fail(429, "3600", null));
    try (PracticeServer service = instance()) {
      int id = ApiV2Client.signIn(service.port(), "learner").post("assessments/", ORDER).id();

      Eventually.holds(() -> status(id).equals("queued") && provider.asked().size() == 1);

      Eventually.holds(() -> isPutOffByAnHour(id));
      assertThat(provider.asked()).hasSize(1);
    }
  }

  @Test
  void waitsWhileTheProviderTakesNoKeyAndSaysSoOnHealth() throws Exception {
    Behaviour[] refusals = new Behaviour[10];
    Arrays.fill(refusals, Behaviour.fail(401));
    provider.will(refusals);
    try (PracticeServer service = instance()) {
      int id = ApiV2Client.signIn(service.port(), "learner").post("assessments/", ORDER).id();

      Eventually.holds(() -> health(service).contains("\"ai\":\"held: the provider answered 401"));
      Eventually.holds(() -> status(id).equals("done"));
      assertThat(health(service)).contains("\"status\":\"ready\"", "\"ai\":\"ok\"");
      assertThat(provider.asked()).hasSize(11);
    }
  }

  private static String health(PracticeServer service) {
    try {
      return service.http().send(RawRequest.get("/health")).text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isGivenBackByAnInstanceThatStopsAndDoneByTheNext() throws Exception {
    provider.will(new Behaviour.Hang());
    int id;
    try (PracticeServer service = instance()) {
      id = ApiV2Client.signIn(service.port(), "learner").post("assessments/", ORDER).id();
      Eventually.holds(() -> provider.asked().size() == 1 && status(id).equals("running"));
    }
    assertThat(status(id)).isEqualTo("queued");
    assertThat(error(id)).isEqualTo("the service was stopped");

    try (PracticeServer next = instance()) {
      Eventually.holds(() -> status(id).equals("done"));
      assertThat(
              ApiV2Client.signIn(next.port(), "learner").get("activities/").body().path("results"))
          .isNotEmpty();
    }
    assertThat(provider.asked()).hasSize(2);
  }

  private PracticeServer instance() {
    return PracticeServer.over(
        database,
        Map.of(
            "OPENAI_BASE_URL", provider.baseUrl(),
            "AI_ATTEMPTS", "1",
            "ASSESSMENT_POLLING", "50ms",
            "ASSESSMENT_FIRST_RETRY", "1ms",
            "ASSESSMENT_STOP_WAIT", "0s"));
  }

  private String status(int id) {
    return text("select status from practice.assessments where id = :id", id);
  }

  private String error(int id) {
    return text("select coalesce(error, '') from practice.assessments where id = :id", id);
  }

  /// Both what people are told, and when the job is due.
  private boolean isPutOffByAnHour(int id) {
    return text(
            """
            select (a.retry_at between now() + interval '59 minutes' and now() + interval '1 hour'
              and t.execution_time > now() + interval '59 minutes' and not t.picked)::text
            from practice.assessments a
            join practice.scheduled_tasks t on t.task_instance = a.id || '-1' where a.id = :id
            """,
            id)
        .equals("true");
  }

  private String text(String sql, int id) {
    return JdbcClient.create(database.dataSource())
        .sql(sql)
        .param("id", id)
        .query((row, _) -> String.valueOf(row.getString(1)))
        .single();
  }
}
