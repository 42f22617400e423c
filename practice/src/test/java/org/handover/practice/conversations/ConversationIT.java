package org.handover.practice.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
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

/// A conversation from its opening to its end, with the embedded patient.
class ConversationIT {
  private static TestDatabase database;
  private static PracticeServer practice;
  private static ApiV2Client learner;
  private static ApiV2Client other;
  private static ApiV2Client educator;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    database.execute("update assistant_scenarios set is_published = false where id = 2");
    practice = PracticeServer.over(database);
    learner = ApiV2Client.signIn(practice.port(), "learner");
    other = ApiV2Client.signIn(practice.port(), "learner2");
    educator = ApiV2Client.signIn(practice.port(), "educator");
  }

  @AfterAll
  static void stop() throws SQLException {
    practice.close();
    database.close();
  }

  @Test
  void opensWithTheOpeningLine() throws Exception {
    ApiV2Client.Reply opened = learner.post("conversations/", "{\"scenario\": 1}");

    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("Location"))
        .endsWith("/api/v2/conversations/%d/".formatted(opened.id()));
    assertThat(opened.body().path("status").asString()).isEqualTo("open");
    JsonNode line = opened.body().path("messages").path(0);
    assertThat(line.path("role").asString()).isEqualTo("assistant");
    assertThat(line.path("content").asString()).isEqualTo(openingLine());
  }

  @Test
  void doesNotOpenAnUnpublishedScenarioToLearners() throws Exception {
    ApiV2Client.Reply refused = learner.post("conversations/", "{\"scenario\": 2}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().toString())
        .isEqualTo("{\"scenario\":[\"Invalid pk \\\"2\\\" - object does not exist.\"]}");
    assertThat(educator.post("conversations/", "{\"scenario\": 2}").status()).isEqualTo(201);
  }

  @Test
  void streamsTheReplyAndThenTheStoredRow() throws Exception {
    int conversation = open();

    try (Events events = learner.say(conversation, "Do you have a fever?")) {
      assertThat(events.status()).isEqualTo(200);
      assertThat(events.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(events.header("Cache-Control")).isEqualTo("no-store");
      List<Events.Event> all = events.rest();
      String heard =
          String.join(
              "",
              all.stream()
                  .filter(event -> event.name().equals("delta"))
                  .map(event -> event.data().path("text").asString())
                  .toList());
      JsonNode stored = all.getLast().data();
      assertThat(all.getLast().name()).isEqualTo("message");
      assertThat(stored.path("content").asString()).isEqualTo(heard).isNotEmpty();
      assertThat(stored.path("status").asString()).isEqualTo("complete");
      assertThat(messages(conversation).getLast()).isEqualTo(stored);
    }
  }

  @Test
  void answersInJsonWhereTheClientTakesNoEvents() throws Exception {
    int conversation = open();

    ApiV2Client.Reply reply = say(conversation, "Do you smoke?");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(messages(conversation).getLast()).isEqualTo(reply.body());
    assertThat(messages(conversation)).hasSize(3);
  }

  @Test
  void takesFromOneToFourThousandCharacters() throws Exception {
    int conversation = open();

    assertThat(say(conversation, "").body().toString())
        .isEqualTo("{\"content\":[\"This field may not be blank.\"]}");
    assertThat(say(conversation, "x".repeat(4001)).body().toString())
        .isEqualTo("{\"content\":[\"Ensure this field has no more than 4000 characters.\"]}");
    assertThat(say(conversation, "x".repeat(4000)).status()).isEqualTo(201);
  }

  @Test
  void isTheOwnersToContinueAndTheEducatorsToRead() throws Exception {
    int conversation = open();

    assertThat(other.get("conversations/%d/".formatted(conversation)).status()).isEqualTo(404);
    assertThat(other.say(conversation, "Hello").status()).isEqualTo(404);
    assertThat(educator.get("conversations/%d/".formatted(conversation)).status()).isEqualTo(200);
    assertThat(educator.say(conversation, "Hello").status()).isEqualTo(403);
    assertThat(ApiV2Client.integers(educator.get("conversations/?page_size=100"), "id"))
        .contains(conversation);
    assertThat(ApiV2Client.integers(other.get("conversations/?page_size=100"), "id"))
        .doesNotContain(conversation);
  }

  @Test
  void repliesOnceToAnIdempotencyKey() throws Exception {
    int conversation = open();
    String path = "conversations/%d/messages/".formatted(conversation);
    String body = "{\"content\": \"Any pain?\"}";

    ApiV2Client.Reply first = learner.post(path, body, "Idempotency-Key", "pain");
    ApiV2Client.Reply again = learner.post(path, body, "Idempotency-Key", "pain");
    ApiV2Client.Reply another =
        learner.post(path, "{\"content\": \"x\"}", "Idempotency-Key", "pain");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(another.status()).isEqualTo(422);
    assertThat(messages(conversation)).hasSize(3);
  }

  @Test
  void finishesOnceAndQueuesOneAssessment() throws Exception {
    int conversation = open();
    say(conversation, "Are you allergic to anything?");
    learner.post("assessments/", "{\"conversation\": %d}".formatted(conversation));
    String path = "conversations/%d/finish/".formatted(conversation);

    ApiV2Client.Reply finished = learner.post(path, "");
    ApiV2Client.Reply again = learner.post(path, "");

    assertThat(finished.status()).isEqualTo(202);
    assertThat(finished.header("Location"))
        .endsWith("/api/v2/assessments/%d/".formatted(finished.id()));
    assertThat(finished.body().path("conversation").asInt()).isEqualTo(conversation);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.id()).isEqualTo(finished.id());
    assertThat(say(conversation, "One more thing").status()).isEqualTo(409);
    assertThat(learner.get("conversations/?status=finished").body().path("count").asInt())
        .isPositive();
  }

  @Test
  void doesNotFinishBeforeTheLearnerHasSpoken() throws Exception {
    ApiV2Client.Reply refused = learner.post("conversations/%d/finish/".formatted(open()), "");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().toString())
        .isEqualTo("{\"non_field_errors\":[\"Nothing has been said yet.\"]}");
  }

  @Test
  void letsOneReplyAtATimeBeUnderWay() throws Exception {
    int conversation = open();
    replyUnderWay(conversation, "I feel", "now() + interval '1 minute'");

    assertThat(messages(conversation).getLast().path("status").asString()).isEqualTo("running");
    assertThat(say(conversation, "And now?").status()).isEqualTo(409);
    assertThat(learner.post("conversations/%d/finish/".formatted(conversation), "").status())
        .isEqualTo(409);
    assertThat(messages(conversation)).hasSize(3);
  }

  @Test
  void marksWhatADeadInstanceLeftAndLetsTheLearnerAskAgain() throws Exception {
    int conversation = open();
    replyUnderWay(conversation, "I feel", "now() - interval '1 second'");
    assertThat(messages(conversation).getLast().path("status").asString()).isEqualTo("cut");

    ApiV2Client.Reply reply = say(conversation, "How do you feel?");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(messages(conversation).stream().map(row -> row.path("status").asString()))
        .containsExactly("complete", "complete", "cut", "complete");
    assertThat(messages(conversation).stream().map(row -> row.path("role").asString()))
        .containsExactly("assistant", "user", "assistant", "assistant");
  }

  /// As an instance leaves it that is in the middle of a reply.
  private static void replyUnderWay(int conversation, String soFar, String until)
      throws SQLException {
    database.execute(
        """
        insert into practice.messages (conversation_id, role, content)
        values (%d, 'user', 'How do you feel?')
        """
            .formatted(conversation),
        """
        with m as (
          insert into practice.messages (conversation_id, role, content, status)
          values (%1$d, 'assistant', '%2$s', 'running') returning id)
        insert into practice.replies (conversation_id, token, message_id, expires_at)
        select %1$d, gen_random_uuid(), id, %3$s from m
        """
            .formatted(conversation, soFar, until));
  }

  @Test
  void tellsInOptionsWhatAMessageTakes() throws Exception {
    ApiV2Client.Reply options = learner.options("conversations/%d/messages/".formatted(open()));

    JsonNode content = options.body().path("actions").path("POST").path("content");
    assertThat(content.path("max_length").asInt()).isEqualTo(4000);
    assertThat(options.body().path("renders").toString())
        .isEqualTo("[\"application/json\",\"text/event-stream\"]");
  }

  private static int open() throws Exception {
    return learner.post("conversations/", "{\"scenario\": 1}").id();
  }

  private static ApiV2Client.Reply say(int conversation, String content) throws Exception {
    return learner.post(
        "conversations/%d/messages/".formatted(conversation),
        "{\"content\": \"%s\"}".formatted(content));
  }

  private static List<JsonNode> messages(int conversation) throws Exception {
    ApiV2Client.Reply row = learner.get("conversations/%d/".formatted(conversation));
    return ApiV2Client.stream(row.body().path("messages")).toList();
  }

  private static String openingLine() {
    return JdbcClient.create(database.dataSource())
        .sql("select opening_line from assistant_scenarios where id = 1")
        .query(String.class)
        .single();
  }
}
