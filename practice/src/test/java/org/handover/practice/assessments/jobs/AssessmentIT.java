package org.handover.practice.assessments.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.client.Events;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Assessments from the request to the review, on two instances of which one does the jobs.
class AssessmentIT {
  private static final String TRANSCRIPT =
      """
      [{"role": "assistant", "content": "It started on the stairs."},
       {"role": "user", "content": "Do you get the pain at rest or during the night?"},
       {"role": "assistant", "content": "No, and I have no allergies, by the way."}]
      """;

  private static TestDatabase database;
  private static PracticeServer front;
  private static PracticeServer worker;
  private static ApiV2Client learner;
  private static ApiV2Client other;
  private static ApiV2Client educator;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    front = start("0");
    worker = start("2");
    learner = ApiV2Client.signIn(front.port(), "learner");
    other = ApiV2Client.signIn(front.port(), "learner2");
    educator = ApiV2Client.signIn(front.port(), "educator");
  }

  private static PracticeServer start(String workers) {
    return PracticeServer.over(
        database,
        Map.of(
            "AI_KEEP_PAYLOADS",
            "true",
            "ASSESSMENT_WORKERS",
            workers,
            "ASSESSMENT_POLLING",
            "50ms"));
  }

  @AfterAll
  static void stop() throws SQLException {
    front.close();
    worker.close();
    database.close();
  }

  @Test
  void assessesATranscriptItemByItem() throws Exception {
    JsonNode done = assessed();

    assertThat(done.path("status").asString()).isEqualTo("done");
    assertThat(done.path("evaluator").asString()).startsWith("embedded:");
    List<JsonNode> items = ApiV2Client.stream(done.path("items")).toList();
    assertThat(items).hasSize(5);
    JsonNode atRest = items.get(1);
    assertThat(atRest.path("rubric_question").asInt()).isEqualTo(2);
    assertThat(atRest.path("score").asInt()).isEqualTo(5);
    assertThat(atRest.path("evidence").path(0).path("turn").asInt()).isEqualTo(2);
    assertThat(done.path("score").asDouble()).isEqualTo(percent(items));
    int most = items.stream().mapToInt(item -> item.path("max_score").asInt()).sum();
    int machine = done.path("points_machine").asInt();
    int abstained = done.path("points_abstained").asInt();
    assertThat(machine + abstained).isEqualTo(most);
    assertThat(done.path("points_overruled").asInt()).isZero();
    double low = done.path("score_low").asDouble();
    assertThat(done.path("score_high").asDouble() - low)
        .isCloseTo(100.0 * abstained / most, within(0.02));
  }

  @Test
  void leavesOneActivityAsTheLegacyApiHasIt() throws Exception {
    JsonNode done = assessed();

    JsonNode activity =
        learner.get("activities/%d/".formatted(done.path("activity").asInt())).body();
    assertThat(activity.path("kind").asString()).isEqualTo("evaluation");
    assertThat(activity.path("scenario_id").asInt()).isEqualTo(1);
    assertThat(activity.path("score")).isEqualTo(done.path("score"));
    assertThat(activity.path("transcript").size()).isEqualTo(3);
    assertThat(activity.path("feedback").path(1).propertyNames())
        .containsExactly("question_id", "score", "max_score", "comment");
    assertThat(activities(done.path("id").asInt())).isEqualTo(1);
  }

  @Test
  void tellsWhoWatchesOnAnotherInstanceWhatHappens() throws Exception {
    int id = request().id();

    try (Events events = learner.events("assessments/%d/events/".formatted(id))) {
      List<Events.Event> all = events.rest();
      assertThat(events.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(statuses(all)).containsExactly("queued", "running", "done");
      assertThat(all.stream().filter(event -> event.name().equals("item"))).hasSize(5);
      assertSaysNoMore(id, all.getLast().id());
    }
  }

  private static void assertSaysNoMore(int id, String lastEvent) throws Exception {
    ApiV2Client.Reply back =
        learner.get("assessments/%d/events/".formatted(id), "Last-Event-ID", lastEvent);
    assertThat(back.status()).isEqualTo(204);
  }

  @Test
  void tellsWhatIsMissingInARequest() throws Exception {
    assertThat(learner.post("assessments/", "{}").body().toString())
        .isEqualTo(
            """
            {"scenario":["This field is required."],"transcript":["This field is required."]}\
            """);
    assertThat(learner.post("assessments/", "{\"conversation\": 999}").body().toString())
        .isEqualTo("{\"conversation\":[\"Invalid pk \\\"999\\\" - object does not exist.\"]}");
  }

  @Test
  void assessesAConversationAsItStands() throws Exception {
    int conversation = learner.post("conversations/", "{\"scenario\": 1}").id();
    String body = "{\"conversation\": %d}".formatted(conversation);
    assertThat(learner.post("assessments/", body).body().toString())
        .isEqualTo("{\"conversation\":[\"Nothing has been said yet.\"]}");
    learner.post(
        "conversations/%d/messages/".formatted(conversation),
        "{\"content\": \"Does anything help at work?\"}");

    ApiV2Client.Reply queued = educator.post("assessments/", body);

    assertThat(queued.status()).isEqualTo(202);
    assertThat(queued.body().path("user").asInt()).isEqualTo(3);
    assertThat(other.post("assessments/", body).status()).isEqualTo(400);
    assertThat(done(queued.id()).path("transcript").size()).isEqualTo(3);
  }

  @Test
  void isSeenByItsOwnerAndByEducators() throws Exception {
    int id = assessed().path("id").asInt();

    assertThat(other.get("assessments/%d/".formatted(id)).status()).isEqualTo(404);
    assertThat(other.get("assessments/%d/events/".formatted(id)).status()).isEqualTo(404);
    assertThat(educator.get("assessments/%d/".formatted(id)).status()).isEqualTo(200);
    assertThat(ApiV2Client.integers(other.get("assessments/"), "id")).doesNotContain(id);
    assertThat(ApiV2Client.integers(educator.get("assessments/?user=3&status=done"), "id"))
        .contains(id);
  }

  @Test
  void keepsTheMachinesScoreBesideTheReviewers() throws Exception {
    JsonNode done = assessed();
    String path = "assessments/%d/review/".formatted(done.path("id").asInt());
    String body =
        """
        {"items": [{"rubric_question": 2, "score": 2.5, "comment": "Only half of it."},
                   {"rubric_question": 5, "score": 4}]}
        """;

    assertThat(learner.post(path, body).status()).isEqualTo(403);
    ApiV2Client.Reply reviewed = educator.post(path, body);

    assertThat(reviewed.status()).isEqualTo(200);
    JsonNode item = reviewed.body().path("items").path(1);
    assertThat(item.path("score").asDouble()).isEqualTo(2.5);
    assertThat(item.path("machine_score").asInt()).isEqualTo(5);
    assertThat(item.path("comment").asString()).isEqualTo("Only half of it.");
    assertThat(item.path("machine_comment").asString()).isNotEqualTo("Only half of it.");
    assertThat(item.path("reviewer").asInt()).isEqualTo(2);
    List<JsonNode> items = ApiV2Client.stream(reviewed.body().path("items")).toList();
    assertThat(reviewed.body().path("score").asDouble()).isEqualTo(percent(items));
    JsonNode activity =
        learner.get("activities/%d/".formatted(done.path("activity").asInt())).body();
    assertThat(activity.path("score")).isEqualTo(reviewed.body().path("score"));
    assertThat(activity.path("feedback").path(1).path("score").asDouble()).isEqualTo(2.5);
  }

  @Test
  void tellsEveryMistakeInAReviewByItsPlace() throws Exception {
    String path = "assessments/%d/review/".formatted(assessed().path("id").asInt());

    ApiV2Client.Reply refused =
        educator.post(
            path,
            """
            {"items": [{"rubric_question": 2, "score": 6}, {"rubric_question": 1, "score": 1},
                       {"rubric_question": 6, "score": 1}, {"comment": "x"}]}
            """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().toString())
        .isEqualTo(
            """
            {"items":[{"score":["Ensure this value is less than or equal to 5."]},{},\
            {"rubric_question":["Invalid pk \\"6\\" - object does not exist."]},\
            {"rubric_question":["This field is required."],"score":["This field is required."]}]}\
            """);
  }

  @Test
  void putsAnAppealIntoTheEducatorsListUntilItIsReviewed() throws Exception {
    int id = assessed().path("id").asInt();
    String path = "assessments/%d/appeal/".formatted(id);
    String body = "{\"rubric_question\": 3, \"reason\": \"I did ask.\"}";

    assertThat(educator.post(path, body).status()).isEqualTo(403);
    assertThat(learner.post(path, body).status()).isEqualTo(201);
    assertThat(learner.post(path, body).status()).isEqualTo(409);
    assertThat(ApiV2Client.integers(educator.get("assessments/?appealed=true"), "id")).contains(id);
    assertThat(
            ApiV2Client.integers(educator.get("assessments/appeals/?is_open=true"), "assessment"))
        .contains(id);
    educator.post(
        "assessments/%d/review/".formatted(id),
        "{\"items\": [{\"rubric_question\": 3, \"score\": 3}]}");

    assertThat(ApiV2Client.integers(educator.get("assessments/?appealed=true"), "id"))
        .doesNotContain(id);
    assertThat(
            ApiV2Client.integers(learner.get("assessments/appeals/?is_open=false"), "assessment"))
        .contains(id);
  }

  @Test
  void tellsEducatorsHowWellTheEvaluatorAgreesWithThem() throws Exception {
    for (int score : List.of(3, 0, 0)) {
      int id = other.post("assessments/", transcript(3)).id();
      done(id);
      educator.post(
          "assessments/%d/review/".formatted(id),
          "{\"items\": [{\"rubric_question\": %d, \"score\": %d}]}".formatted(question(3), score));
    }

    assertThat(learner.get("assessments/agreement/").status()).isEqualTo(403);
    ApiV2Client.Reply agreement = educator.get("assessments/agreement/?scenario=3");

    JsonNode row = agreement.body().path("results").path(0);
    assertThat(row.path("rubric_question").asInt()).isEqualTo(question(3));
    assertThat(row.path("reviewed").asInt()).isEqualTo(3);
    assertThat(row.path("exact_agreement").asDouble()).isEqualTo(0.6667);
    assertThat(row.path("bias").asDouble()).isEqualTo(-1);
    assertThat(row.path("kappa").asDouble()).isEqualTo(0);
    assertThat(row.path("evaluator").asString()).startsWith("embedded:");
  }

  @Test
  void failsInWordsAndIsRetriedByAnEducator() throws Exception {
    int scenario =
        educator
            .post("scenarios/", "{\"title\": \"Unmeasured\", \"instructions\": \"Be brief.\"}")
            .id();
    int conversation =
        learner.post("conversations/", "{\"scenario\": %d}".formatted(scenario)).id();
    learner.post("conversations/%d/messages/".formatted(conversation), "{\"content\": \"Hello\"}");
    int id = learner.post("conversations/%d/finish/".formatted(conversation), "").id();
    JsonNode failed = done(id);
    assertThat(failed.path("status").asString()).isEqualTo("failed");
    assertThat(failed.path("error").asString())
        .isEqualTo("The scenario has no rubric. Once it has one, the assessment can be retried.");
    educator.post(
        "rubric-questions/",
        "{\"scenario_id\": %d, \"question\": \"Did they say hello?\"}".formatted(scenario));
    String retry = "assessments/%d/retry/".formatted(id);

    assertThat(learner.post(retry, "").status()).isEqualTo(403);
    assertThat(educator.post(retry, "").status()).isEqualTo(202);
    assertThat(done(id).path("status").asString()).isEqualTo("done");
    assertThat(educator.post(retry, "").status()).isEqualTo(409);
    assertThat(activities(id)).isEqualTo(1);
  }

  @Test
  void isPartOfTheExportAndGoesWithTheAccount() throws Exception {
    ApiV2Client leaving = ApiV2Client.signIn(front.port(), "django");
    int conversation = leaving.post("conversations/", "{\"scenario\": 1}").id();
    leaving.post("conversations/%d/messages/".formatted(conversation), "{\"content\": \"Hello\"}");
    int id = leaving.post("conversations/%d/finish/".formatted(conversation), "").id();
    done(id);
    leaving.post("assessments/%d/appeal/".formatted(id), "{\"rubric_question\": 1}");

    JsonNode export = leaving.get("users/me/export/").body();
    assertThat(export.path("conversations").path(0).path("messages").size()).isEqualTo(3);
    assertThat(export.path("assessments").path(0).path("items").size()).isEqualTo(5);
    assertThat(export.path("appeals").path(0).path("rubric_question").asInt()).isEqualTo(1);
    JsonNode call = export.path("ai_calls").path(0);
    assertThat(call.path("purpose").asString()).isEqualTo("conversation");
    assertThat(call.path("prompt").asString()).contains("Hello");

    assertThat(leaving.delete("users/me/").status()).isEqualTo(204);
    assertThat(educator.get("assessments/%d/".formatted(id)).status()).isEqualTo(404);
    assertThat(educator.get("conversations/%d/".formatted(conversation)).status()).isEqualTo(404);
  }

  private static ApiV2Client.Reply request() throws Exception {
    return learner.post("assessments/", transcript(1));
  }

  private static String transcript(int scenario) {
    return "{\"scenario\": %d, \"transcript\": %s}".formatted(scenario, TRANSCRIPT);
  }

  private static JsonNode assessed() throws Exception {
    return done(request().id());
  }

  /// The assessment, once it is over.
  private static JsonNode done(int id) throws Exception {
    try (Events events = educator.events("assessments/%d/events/".formatted(id))) {
      events.rest();
    }
    return educator.get("assessments/%d/".formatted(id)).body();
  }

  private static List<String> statuses(List<Events.Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("status"))
        .map(event -> event.data().path("status").asString())
        .toList();
  }

  private static double percent(List<JsonNode> items) {
    List<JsonNode> marked =
        items.stream().filter(item -> !item.path("needs_review").asBoolean()).toList();
    double score = marked.stream().mapToDouble(item -> item.path("score").asDouble()).sum();
    double most = marked.stream().mapToDouble(item -> item.path("max_score").asDouble()).sum();
    return Math.round(score / most * 10_000) / 100.0;
  }

  private static int activities(int assessment) {
    return query(
        """
        select count(*) from activities v join practice.assessments a
          on v.kind = 'evaluation' and v.user_id = a.user_id
          and v.transcript::text = a.transcript::text and v.score = a.score
          and v."timestamp" >= a.created_at at time zone 'UTC' - interval '1 second'
        where a.id = :id and v.id = a.activity_id
        """,
        assessment);
  }

  private static int question(int scenario) {
    return query("select min(id) from rubric_questions where scenario_id = :id", scenario);
  }

  private static int query(String sql, int id) {
    return JdbcClient.create(database.dataSource())
        .sql(sql)
        .param("id", id)
        .query(Integer.class)
        .single();
  }
}
