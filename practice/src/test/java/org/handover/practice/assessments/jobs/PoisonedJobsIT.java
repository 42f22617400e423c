package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handover.practice.ai.Eventually;
import org.handover.practice.ai.fake.Asked;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.client.Events;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Jobs whose text, or whose database, makes every attempt fail: each comes to an end, and none is
/// paid for twice.
class PoisonedJobsIT {
  private static final String ORDER =
      """
      {"scenario": 1, "transcript": [{"role": "user", "content": "Do you get the pain at rest?"}]}
      """;

  private TestDatabase database;
  private FakeProvider provider;

  @BeforeEach
  void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    provider = FakeProvider.start(0, PoisonedJobsIT::poisoned);
  }

  /// A model whose comments hold what PostgreSQL refuses, as escapes of the JSON that it writes.
  private static Behaviour poisoned(Asked asked) {
    String answer = ((Behaviour.Say) FakeProvider.answer(asked)).text();
    return Behaviour.say(
        Objects.requireNonNull(answer).replace("sked.\"", "sked\\u0000\\ud800.\""));
  }

  @AfterEach
  void stop() throws SQLException {
    provider.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fever\\u0000? | Null characters are not allowed.",
        "fever\\ud800? | Surrogate characters are not allowed: U+D800."
      })
  void areNotQueuedForATranscriptThatCannotBeStored(String content, String complaint)
      throws Exception {
    try (PracticeServer service = instance("0")) {
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");

      ApiV2Client.Reply refused =
          learner.post("assessments/", ORDER.replace("Do you get the pain at rest?", content));
      ApiV2Client.Reply asName =
          learner.post("assessments/", ORDER.replace("\"content\"", "\"\\u0000\": 1, \"content\""));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().toString())
          .isEqualTo("{\"transcript\":[\"%s\"]}".formatted(complaint));
      assertThat(asName.status()).isEqualTo(400);
    }
  }

  @Test
  void areNotQueuedForATranscriptBeyondItsBounds() throws Exception {
    try (PracticeServer service = instance("0")) {
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");
      String turn = "{\"role\": \"user\", \"content\": \"%s\"},";

      ApiV2Client.Reply full = learner.post("assessments/", order(turn.formatted("x").repeat(500)));
      ApiV2Client.Reply more = learner.post("assessments/", order(turn.formatted("x").repeat(501)));
      ApiV2Client.Reply long_ =
          learner.post("assessments/", order(turn.formatted("x".repeat(200_000))));
      ApiV2Client.Reply longer =
          learner.post("assessments/", order(turn.formatted("x".repeat(200_001))));

      assertThat(List.of(full.status(), long_.status())).containsOnly(202);
      assertThat(more.body().toString())
          .isEqualTo("{\"transcript\":[\"Ensure this field has no more than 500 turns.\"]}");
      assertThat(longer.body().toString())
          .isEqualTo(
              "{\"transcript\":[\"Ensure this field has no more than 200000 characters.\"]}");
    }
  }

  private static String order(String turns) {
    return "{\"scenario\": 1, \"transcript\": [%s]}"
        .formatted(turns.substring(0, turns.length() - 1));
  }

  @Test
  void storeWhatAModelSaidWithoutWhatCannotBeStored() throws Exception {
    try (PracticeServer service = instance("1")) {
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");

      JsonNode done = over(learner, learner.post("assessments/", ORDER).id());

      assertThat(done.path("status").asString()).isEqualTo("done");
      assertThat(done.at("/items/0/comment").asString()).endsWith("sked\uFFFD\uFFFD.");
      assertThat(provider.asked()).hasSize(1);
    }
  }

  @Test
  void areDoneForTranscriptsThatAreOlderThanTheRule() throws Exception {
    try (PracticeServer service = instance("1")) {
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");
      int escaped = queued("at rest\\u0000?", "1");
      int nested = queued("at rest?", "[".repeat(890) + "]".repeat(890));

      assertThat(over(learner, escaped).path("status").asString()).isEqualTo("done");
      Eventually.holds(() -> number("count(*)", "practice.assessments where status = 'done'") == 2);
      assertThat(nested).isGreaterThan(escaped);
    }
  }

  @Test
  void failAfterAFewFailuresOfOursAndAreRetriedWithoutAskingAgain() throws Exception {
    sql("alter table practice.assessment_items add constraint broken check (score < 0)");
    try (PracticeServer service = instance("1")) {
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");
      ApiV2Client educator = ApiV2Client.signIn(service.port(), "educator");
      int before = evaluations();
      int id = learner.post("assessments/", ORDER).id();

      JsonNode failed = over(learner, id);

      assertThat(failed.path("status").asString()).isEqualTo("failed");
      assertThat(failed.path("attempts").asInt()).isEqualTo(6);
      assertThat(failed.path("error").asString())
          .isEqualTo(
              "Given up after 6 attempts: an error of the service itself. It can be retried.");
      sql("alter table practice.assessment_items drop constraint broken");
      educator.post("assessments/%d/retry/".formatted(id), "");
      assertThat(over(learner, id).path("status").asString()).isEqualTo("done");
      assertThat(provider.asked()).hasSize(1);
      assertThat(evaluations() - before).isEqualTo(1);
    }
  }

  @Test
  void areCancelledAndRetriedByEducatorsWhileTheyWait() throws Exception {
    try (PracticeServer service = instance("0")) {
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");
      ApiV2Client educator = ApiV2Client.signIn(service.port(), "educator");
      int id = learner.post("assessments/", ORDER).id();
      String cancel = "assessments/%d/cancel/".formatted(id);
      String retry = "assessments/%d/retry/".formatted(id);

      assertThat(learner.post(cancel, "").status()).isEqualTo(403);
      assertThat(educator.post(retry, "").status()).isEqualTo(202);
      assertThat(educator.post(cancel, "").status()).isEqualTo(202);
      JsonNode cancelled = over(learner, id);
      assertThat(cancelled.path("status").asString()).isEqualTo("failed");
      assertThat(cancelled.path("error").asString())
          .isEqualTo("Cancelled by an educator. It can be retried.");
      assertThat(educator.post(cancel, "").status()).isEqualTo(409);
      assertThat(educator.post(retry, "").status()).isEqualTo(202);
      sql("update practice.assessments set status = 'running'");
      assertThat(educator.post(retry, "").status()).isEqualTo(202);
      sql("update practice.assessments set status = 'running'");
      assertThat(educator.post(cancel, "").status()).isEqualTo(202);
    }
  }

  /// The assessment, once its stream of events has ended.
  private static JsonNode over(ApiV2Client viewer, int id) throws Exception {
    try (Events events = viewer.events("assessments/%d/events/".formatted(id))) {
      events.rest();
    }
    return viewer.get("assessments/%d/".formatted(id)).body();
  }

  /// Queues what the API does not take any more.
  private int queued(String content, String further) {
    return JdbcClient.create(database.dataSource())
        .sql(
            """
            with a as (
              insert into practice.assessments (user_id, scenario_id, transcript)
              values (3, 1, cast(:transcript as json)) returning id),
            t as (
              insert into practice.scheduled_tasks
                (task_name, task_instance, execution_time, picked, version)
              select 'assessment', id || '-1', now(), false, 1 from a)
            select id from a
            """)
        .param(
            "transcript",
            "[{\"role\": \"user\", \"content\": \"%s\", \"x\": %s}]".formatted(content, further))
        .query(Integer.class)
        .single();
  }

  private int evaluations() {
    return number("count(*)", "activities where kind = 'evaluation'");
  }

  private int number(String what, String from) {
    return JdbcClient.create(database.dataSource())
        .sql("select %s from %s".formatted(what, from))
        .query(Integer.class)
        .single();
  }

  private void sql(String statement) {
    JdbcClient.create(database.dataSource()).sql(statement).update();
  }

  private PracticeServer instance(String workers) {
    return PracticeServer.over(
        database,
        Map.of(
            "OPENAI_BASE_URL", provider.baseUrl(),
            "AI_ATTEMPTS", "1",
            "ASSESSMENT_WORKERS", workers,
            "ASSESSMENT_POLLING", "50ms",
            "ASSESSMENT_FIRST_RETRY", "1ms"));
  }
}
