package org.handover.practice.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handover.practice.ai.Eventually;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.client.Events;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes of a reply when the provider, the client or another instance does not do as hoped.
class ReplyIT {
  private static TestDatabase database;
  private static FakeProvider provider;
  private static PracticeServer here;
  private static PracticeServer there;
  private static ApiV2Client learner;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    provider = FakeProvider.start();
    here = instance();
    there = instance();
    learner = ApiV2Client.signIn(here.port(), "learner");
  }

  private static PracticeServer instance() {
    return PracticeServer.over(
        database,
        Map.of(
            "OPENAI_BASE_URL", provider.baseUrl(),
            "AI_ATTEMPTS", "1",
            "REPLY_HEARTBEAT", "100ms"));
  }

  @AfterAll
  static void stop() throws SQLException {
    here.close();
    there.close();
    provider.close();
    database.close();
  }

  @Test
  void arrivesPieceByPiece() throws Exception {
    int conversation = open();
    provider.will(Behaviour.drip("It hurts on the stairs.", Duration.ofMillis(1)));

    try (Events events = learner.say(conversation, "Where does it hurt?")) {
      List<Events.Event> all = events.rest();
      assertThat(all.stream().filter(event -> event.name().equals("delta")).count())
          .isGreaterThan(3);
      assertThat(all.getLast().data().path("content").asString())
          .isEqualTo("It hurts on the stairs.");
    }
  }

  @Test
  void isTheOnlyOneOnAllInstances() throws Exception {
    int conversation = open();
    provider.will(new Behaviour.HangAfter("Let me think "));

    try (Events events = learner.say(conversation, "What is wrong?")) {
      assertThat(events.next().orElseThrow().name()).isEqualTo("delta");
      assertThat(learner.say(conversation, "Hello?").status()).isEqualTo(409);
      assertThat(learner.at(there.port()).say(conversation, "Hello?").status()).isEqualTo(409);
    }
    Eventually.holds(() -> lastStatus(conversation).equals("cut"));
    assertThat(learner.at(there.port()).say(conversation, "Hello?").status()).isEqualTo(200);
  }

  @Test
  void isCancelledAndKeptByHalfWhenTheClientGoes() throws Exception {
    int conversation = open();
    int departed = provider.departures();
    provider.will(new Behaviour.HangAfter("Half of it "));

    try (Events events = learner.say(conversation, "And the other half?")) {
      assertThat(events.next().orElseThrow().data().path("text").asString()).startsWith("Half");
    }

    Eventually.holds(() -> provider.departures() > departed);
    Eventually.holds(() -> lastStatus(conversation).equals("cut"));
    assertThat(messages(conversation).getLast().path("content").asString().strip())
        .isEqualTo("Half of it");
  }

  @Test
  void tellsThatItWasCutAndKeepsTheHalf() throws Exception {
    int conversation = open();
    provider.will(new Behaviour.Cut("It began", false));

    try (Events events = learner.say(conversation, "When did it begin?")) {
      Events.Event last = events.rest().getLast();
      assertThat(last.name()).isEqualTo("error");
      assertThat(last.data().path("detail").asString()).startsWith("The reply was cut off");
      assertThat(last.data().path("message").path("status").asString()).isEqualTo("cut");
    }
    assertThat(lastStatus(conversation)).isEqualTo("cut");
  }

  @Test
  void tellsInJsonThatNoneCouldBeHadAndStoresNone() throws Exception {
    int conversation = open();
    provider.will(Behaviour.fail(500));
    String path = "conversations/%d/messages/".formatted(conversation);

    ApiV2Client.Reply refused = learner.post(path, "{\"content\": \"Hello\"}");
    ApiV2Client.Reply again = learner.post(path, "{\"content\": \"Hello\"}");

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body().path("detail").asString()).startsWith("No reply could be had");
    assertThat(again.status()).isEqualTo(201);
    assertThat(messages(conversation)).hasSize(3);
  }

  @Test
  void keepsTheClientWaitingWithComments() throws Exception {
    int conversation = open();
    provider.will(Behaviour.drip("One two three", Duration.ofMillis(300)));

    try (Events events = learner.say(conversation, "Count for me")) {
      events.rest();
      assertThat(events.comments()).isPositive();
    }
  }

  private static int open() throws Exception {
    return learner.post("conversations/", "{\"scenario\": 1}").id();
  }

  private static String lastStatus(int conversation) {
    return messages(conversation).getLast().path("status").asString();
  }

  private static List<JsonNode> messages(int conversation) {
    try {
      ApiV2Client.Reply row = learner.get("conversations/%d/".formatted(conversation));
      return ApiV2Client.stream(row.body().path("messages")).toList();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
