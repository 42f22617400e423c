package org.handover.practice.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What educators are told of how their rubric will be read.
class MarkSchemeIT {
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
  void saysOnSavingHowAQuestionWillBeRead() throws Exception {
    ApiV2Client.Reply saved =
        educator.post(
            "rubric-questions/",
            "{\"scenario_id\": 1, \"question\": \"Asks about drug allergies\"}");
    assertThat(saved.status()).isEqualTo(201);
    assertThat(saved.body().path("reading").asString()).isEqualTo("skill: asks about allergies");

    String row = "rubric-questions/%d/".formatted(saved.id());
    assertThat(educator.get(row).body()).isEqualTo(saved.body());
    assertThat(learner.get(row).body().has("reading")).isFalse();
  }

  @Test
  void showsAWholeRubricWithWhatIsLeftToAPerson() throws Exception {
    educator.post(
        "rubric-questions/",
        "{\"scenario_id\": 2, \"question\": \"Washes hands\", \"max_score\": 3}");

    JsonNode scheme = educator.get("scenarios/2/mark-scheme/").body();

    List<JsonNode> lines = ApiV2Client.stream(scheme.path("lines")).toList();
    JsonNode hands = lines.getLast();
    assertThat(hands.path("marked_by").asString()).isEqualTo("person");
    assertThat(hands.path("reading").asString()).contains("a transcript cannot show it");
    int all = lines.stream().mapToInt(line -> line.path("max_score").asInt()).sum();
    assertThat(scheme.path("points_machine").asInt() + scheme.path("points_person").asInt())
        .isEqualTo(all);
    assertThat(scheme.path("points_person").asInt()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void showsItToEducatorsOnly() throws Exception {
    assertThat(learner.get("scenarios/1/mark-scheme/").status()).isEqualTo(403);
    assertThat(educator.get("scenarios/99999/mark-scheme/").status()).isEqualTo(404);
  }
}
