package org.handover.practice.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.client.Events;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What penalties, critical questions and a pass mark make of an assessment.
@Tag("integration")
class PassMarkIT {
  private static final String FEVER = "Do you have a fever?";
  private static final String COUGH = "Do you have a cough?";
  private static final String ANTIBIOTICS = "I will prescribe antibiotics for you.";

  private static TestDatabase database;
  private static PracticeServer practice;
  private static ApiV2Client educator;
  private static ApiV2Client learner;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    practice = PracticeServer.over(database);
    educator = ApiV2Client.signIn(practice.port(), "educator");
    learner = ApiV2Client.signIn(practice.port(), "learner");
  }

  @AfterAll
  static void stop() throws SQLException {
    practice.close();
    database.close();
  }

  @Test
  void deductsAPenaltyFromWhatWasWon() throws Exception {
    int scenario = scenario("60");
    question(scenario, "Asks about fever", 5, false);
    question(scenario, "Asks about cough", 5, false);
    int penalty = question(scenario, "Prescribes antibiotics", -3, false);

    JsonNode clean = assessed(scenario, FEVER, COUGH);
    JsonNode fined = assessed(scenario, FEVER, COUGH, ANTIBIOTICS);

    assertThat(clean.path("score").asDouble()).isEqualTo(100);
    assertThat(clean.path("passed").asBoolean()).isTrue();
    assertThat(fined.path("score").asDouble()).isEqualTo(70);
    assertThat(fined.path("items").path(2).path("score").asInt()).isEqualTo(-3);
    assertThat(fined.path("items").path(2).path("evidence").size()).isEqualTo(1);
    assertThat(fined.path("points_machine").asInt()).isEqualTo(13);
    assertThat(fined.path("passed").asBoolean()).isTrue();

    JsonNode reviewed = reviewed(fined, penalty, "-2");
    assertThat(reviewed.path("score").asDouble()).isEqualTo(80);
    assertThat(review(fined, penalty, "1").body().toString())
        .contains("Ensure this value is less than or equal to 0.");
    assertThat(review(fined, penalty, "-4").body().toString())
        .contains("Ensure this value is greater than or equal to -3.");
  }

  @Test
  void neverFallsBelowNothing() throws Exception {
    int scenario = scenario("null");
    question(scenario, "Asks about fever", 2, false);
    question(scenario, "Prescribes antibiotics", -10, false);

    JsonNode done = assessed(scenario, FEVER, ANTIBIOTICS);

    assertThat(done.path("score").asDouble()).isZero();
    assertThat(done.path("passed").isNull()).isTrue();
  }

  @Test
  void keepsAResultBelowThePassMarkWhereACriticalQuestionFails() throws Exception {
    int scenario = scenario("60");
    question(scenario, "Asks about fever", 9, false);
    int cough = question(scenario, "Asks about cough", 1, true);

    JsonNode failed = assessed(scenario, FEVER);

    assertThat(failed.path("score").asDouble()).isEqualTo(59);
    assertThat(failed.path("critical_failed").asBoolean()).isTrue();
    assertThat(failed.path("passed").asBoolean(true)).isFalse();
    assertThat(failed.path("items").path(1).path("critical").asBoolean()).isTrue();
    JsonNode activity =
        learner.get("activities/%d/".formatted(failed.path("activity").asInt())).body();
    assertThat(activity.path("score").asDouble()).isEqualTo(59);

    JsonNode reviewed = reviewed(failed, cough, "1");
    assertThat(reviewed.path("score").asDouble()).isEqualTo(100);
    assertThat(reviewed.path("critical_failed").asBoolean(true)).isFalse();
    assertThat(reviewed.path("passed").asBoolean()).isTrue();
  }

  @Test
  void doesNotSayPassedWhileAPersonCouldStillDecideIt() throws Exception {
    int scenario = scenario("60");
    question(scenario, "Asks about fever", 9, false);
    int hands = question(scenario, "Washes hands", 1, true);

    JsonNode open = assessed(scenario, FEVER);

    assertThat(open.path("score").asDouble()).isEqualTo(100);
    assertThat(open.path("passed").isNull()).isTrue();
    assertThat(open.path("score_low").asDouble()).isEqualTo(59);
    assertThat(open.path("score_high").asDouble()).isEqualTo(100);
    assertThat(reviewed(open, hands, "0").path("passed").asBoolean(true)).isFalse();
  }

  private static int scenario(String passMark) throws Exception {
    return educator
        .post(
            "scenarios/",
            "{\"title\": \"Marks\", \"instructions\": \"Be brief.\", \"pass_mark\": %s}"
                .formatted(passMark))
        .id();
  }

  private static int question(int scenario, String text, int most, boolean critical)
      throws Exception {
    return educator
        .post(
            "rubric-questions/",
            "{\"scenario_id\": %d, \"question\": \"%s\", \"max_score\": %d, \"critical\": %s}"
                .formatted(scenario, text, most, critical))
        .id();
  }

  private static JsonNode assessed(int scenario, String... said) throws Exception {
    StringBuilder turns = new StringBuilder();
    for (String one : said) {
      turns.append(turns.isEmpty() ? "" : ",");
      turns.append("{\"role\": \"user\", \"content\": \"%s\"}".formatted(one));
    }
    int id =
        learner
            .post(
                "assessments/",
                "{\"scenario\": %d, \"transcript\": [%s]}".formatted(scenario, turns))
            .id();
    try (Events events = educator.events("assessments/%d/events/".formatted(id))) {
      events.rest();
    }
    return educator.get("assessments/%d/".formatted(id)).body();
  }

  private static ApiV2Client.Reply review(JsonNode assessment, int question, String score)
      throws Exception {
    return educator.post(
        "assessments/%d/review/".formatted(assessment.path("id").asInt()),
        "{\"items\": [{\"rubric_question\": %d, \"score\": %s}]}".formatted(question, score));
  }

  private static JsonNode reviewed(JsonNode assessment, int question, String score)
      throws Exception {
    ApiV2Client.Reply reply = review(assessment, question, score);
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }
}
