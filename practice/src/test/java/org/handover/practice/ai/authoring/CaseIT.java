package org.handover.practice.ai.authoring;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// An educator sees how a case is read, corrects it, and tries the patient; and is told of fields
/// that a write ignores.
class CaseIT {
  private static TestDatabase database;
  private static PracticeServer practice;
  private static ApiV2Client learner;
  private static ApiV2Client educator;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    practice = PracticeServer.over(database);
    learner = ApiV2Client.signIn(practice.port(), "learner");
    educator = ApiV2Client.signIn(practice.port(), "educator");
  }

  @AfterAll
  static void stop() throws SQLException {
    practice.close();
    database.close();
  }

  @Test
  void showsTheFactsInTheirSlots() throws Exception {
    ApiV2Client.Reply shown = educator.get("characters/1/case/");

    assertThat(shown.status()).isEqualTo(200);
    JsonNode allergy = fact(shown.body(), "Penicillin gave me a rash at school.");
    assertThat(allergy.path("slot").asString()).isEqualTo("allergies");
    assertThat(allergy.path("told").asString()).isEqualTo("guarded");
    assertThat(allergy.path("unlocks").path(0).asString()).isEqualTo("allergies");
    assertThat(learner.get("characters/1/case/").status()).isEqualTo(403);
    assertThat(educator.get("characters/999999/case/").status()).isEqualTo(404);
  }

  @Test
  void saysOnSavingHowTheNotesAreRead() throws Exception {
    ApiV2Client.Reply saved =
        educator.post(
            "characters/",
            "{\"name\": \"Jo Berg\", \"age\": 40, \"persona\": \"You are Jo Berg. You have a cough. Sie hat seit gestern Fieber.\"}");

    JsonNode read = saved.body().path("case");
    assertThat(fact(read, "I have a cough.").path("slot").asString()).isEqualTo("complaint");
    assertThat(read.path("not_understood").path(0).path("source").asString())
        .isEqualTo("Sie hat seit gestern Fieber.");
    String row = "characters/%d/".formatted(saved.id());
    assertThat(educator.get(row).body()).isEqualTo(saved.body());
    assertThat(educator.get(row + "case/").body()).isEqualTo(read);
    assertThat(learner.get(row).body().has("case")).isFalse();
    ApiV2Client.Reply scenario =
        educator.post(
            "scenarios/",
            "{\"title\": \"Cough\", \"character_id\": %d, \"instructions\": \"On examination: wheeze.\"}"
                .formatted(saved.id()));
    assertThat(slots(scenario.body().path("case"))).contains("complaint", "finding");
  }

  @Test
  void readsTheScenarioAlongWithTheCharacter() throws Exception {
    JsonNode alone = educator.get("characters/5/case/").body();
    JsonNode within = educator.get("characters/5/case/?scenario=4").body();

    assertThat(slots(alone)).doesNotContain("finding");
    assertThat(slots(within)).contains("finding");
    assertThat(educator.get("characters/5/case/?scenario=1").status()).isEqualTo(400);
    assertThat(educator.get("characters/5/case/?scenario=x").status()).isEqualTo(400);
  }

  @Test
  void keepsCorrectionsWhenTheTextChanges() throws Exception {
    int character =
        made(
            "characters/",
            "{\"name\": \"Ann Lee\", \"persona\": \"You are Ann Lee. You take ramipril. You smoke ten a day.\"}");
    String path = "characters/%d/case/".formatted(character);
    String key = fact(educator.get(path).body(), "I take ramipril.").path("key").asString();
    ApiV2Client.Reply corrected =
        educator.put(
            path,
            """
            {"corrections": [
              {"fact": "%s", "slot": "drugs", "told": "guarded", "spoken": "I take the white ones.", "unlocks": ["tablets"]},
              {"slot": "allergies", "told": "freely", "spoken": "I'm allergic to latex."}]}
            """
                .formatted(key));
    assertThat(corrected.status()).isEqualTo(200);
    assertThat(fact(corrected.body(), "I take the white ones.").path("corrected").asBoolean())
        .isTrue();

    educator.put(
        "characters/%d/".formatted(character),
        "{\"name\": \"Ann Lee\", \"persona\": \"You are Ann Lee. You take ramipril. You stopped smoking in May.\"}");

    JsonNode anew = educator.get(path).body();
    assertThat(fact(anew, "I take the white ones.").path("told").asString()).isEqualTo("guarded");
    assertThat(fact(anew, "I stopped smoking in May.").path("slot").asString()).isEqualTo("social");
    assertThat(fact(anew, "I'm allergic to latex.").path("slot").asString()).isEqualTo("allergies");

    educator.put(
        "characters/%d/".formatted(character),
        "{\"name\": \"Ann Lee\", \"persona\": \"You are Ann Lee. You take nothing.\"}");
    assertThat(educator.get(path).body().at("/unused_corrections/0").asString()).isEqualTo(key);
  }

  @Test
  void refusesCorrectionsThatSayNothing() throws Exception {
    ApiV2Client.Reply refused =
        educator.put(
            "characters/1/case/",
            "{\"corrections\": [{\"slot\": \"moods\", \"told\": \"freely\", \"spoken\": \"x\"}]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().toString()).contains("slot: one of complaint");
    assertThat(educator.put("characters/1/case/", "{}").status()).isEqualTo(400);
    assertThat(learner.put("characters/1/case/", "{\"corrections\": []}").status()).isEqualTo(403);
  }

  @Test
  void triesAnUnpublishedPatientAndStoresNothing() throws Exception {
    int scenario =
        made(
            "scenarios/",
            """
            {"title": "Draft", "is_published": false, "character_id": 1,
             "instructions": "The pain is in the left hip."}
            """);
    List<Long> before = counts();

    ApiV2Client.Reply tried =
        educator.post(
            "scenarios/%d/preview/".formatted(scenario),
            "{\"messages\": [{\"role\": \"user\", \"content\": \"Are you allergic to anything?\"}]}");

    assertThat(tried.status()).isEqualTo(200);
    assertThat(tried.body().path("reply").asString())
        .containsIgnoringCase("penicillin gave me a rash");
    assertThat(counts()).isEqualTo(before);
    assertThat(learner.post("scenarios/%d/preview/".formatted(scenario), "{}").status())
        .isEqualTo(403);
    assertThat(educator.post("scenarios/%d/preview/".formatted(scenario), "{}").status())
        .isEqualTo(400);
  }

  @Test
  void playsTheCorrectedCase() throws Exception {
    int character = made("characters/", "{\"name\": \"Bo Li\", \"persona\": \"You cough.\"}");
    int scenario =
        made(
            "scenarios/",
            "{\"title\": \"Cough\", \"instructions\": \"Cough.\", \"character_id\": %d}"
                .formatted(character));
    educator.put(
        "characters/%d/case/".formatted(character),
        "{\"corrections\": [{\"slot\": \"allergies\", \"told\": \"freely\", \"spoken\": \"I'm allergic to latex.\"}]}");

    String reply =
        educator
            .post(
                "scenarios/%d/preview/".formatted(scenario),
                "{\"messages\": [{\"role\": \"user\", \"content\": \"Any allergies?\"}]}")
            .body()
            .path("reply")
            .asString();

    assertThat(reply).contains("allergic to latex");
  }

  @Test
  void namesTheFieldsThatAWriteIgnores() throws Exception {
    ApiV2Client.Reply made =
        educator.post(
            "scenarios/",
            """
            {"title": "Typo", "instructions": "Cough.", "published": true, "pass_mark": 60,
             "rubric_questions": [{"question": "Why?"}], "weird\\r\\nname": 1}
            """);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Warning"))
        .startsWith("299 practice \"Ignored fields: published, ")
        .contains("rubric_questions", "weird??name");
    assertThat(
            educator
                .post("scenarios/", "{\"title\": \"Good\", \"instructions\": \"Cough.\"}")
                .header("Warning"))
        .isEmpty();
    assertThat(educator.post("scenarios/", "{\"titel\": \"Bad\"}").header("Warning")).isEmpty();
  }

  private static int made(String path, String row) throws Exception {
    ApiV2Client.Reply made = educator.post(path, row);
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.id();
  }

  private static JsonNode fact(JsonNode shown, String spoken) {
    return shown
        .path("facts")
        .valueStream()
        .filter(fact -> fact.path("spoken").asString().equals(spoken))
        .findFirst()
        .orElseThrow(() -> new AssertionError(spoken + " is not in " + shown));
  }

  private static List<String> slots(JsonNode shown) {
    return shown.path("facts").valueStream().map(fact -> fact.path("slot").asString()).toList();
  }

  private static List<Long> counts() {
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    return List.of(
            "practice.conversations",
            "practice.messages",
            "practice.assessments",
            "practice.ai_calls",
            "activities")
        .stream()
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }
}
