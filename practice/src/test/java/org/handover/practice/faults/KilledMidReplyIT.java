package org.handover.practice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handover.practice.ai.Eventually;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.client.Events;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A conversation whose service is killed in the middle of a reply.
class KilledMidReplyIT {
  @TempDir Path folder;

  @Test
  void keepsTheHalfMarkedAndLetsTheLearnerAskAgain() throws Exception {
    try (TestDatabase database =
            TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
        FakeProvider provider = FakeProvider.start();
        Instance service = Instance.start(folder, settings(database, provider))) {
      service.awaitUp();
      ApiV2Client learner = ApiV2Client.signIn(service.port(), "learner");
      int conversation = learner.post("conversations/", "{\"scenario\": 1}").id();
      provider.will(new Behaviour.HangAfter("It began with "));
      try (Events events = learner.say(conversation, "How did it begin?")) {
        assertThat(events.next().orElseThrow().name()).isEqualTo("delta");
        Eventually.holds(() -> isStored(database));

        service.killAndStart();
      }
      service.awaitUp();

      assertThat(learner.get("conversations/%d/".formatted(conversation)).status()).isEqualTo(200);
      Eventually.holds(() -> !isUnderWay(database));
      assertThat(statuses(learner, conversation)).containsExactly("complete", "complete", "cut");
      try (Events events = learner.say(conversation, "How did it begin?")) {
        assertThat(events.rest().getLast().name()).isEqualTo("message");
      }
      assertThat(statuses(learner, conversation))
          .containsExactly("complete", "complete", "cut", "complete");
    }
  }

  private static Map<String, String> settings(TestDatabase database, FakeProvider provider) {
    return Map.of(
        "DATABASE_URL",
        database.url(),
        "OPENAI_BASE_URL",
        provider.baseUrl(),
        "REPLY_HEARTBEAT",
        "100ms");
  }

  private static List<String> statuses(ApiV2Client learner, int conversation) throws Exception {
    JsonNode messages =
        learner.get("conversations/%d/".formatted(conversation)).body().path("messages");
    return ApiV2Client.stream(messages).map(message -> message.path("status").asString()).toList();
  }

  private static boolean isStored(TestDatabase database) {
    return holds(
        database,
        "select exists (select from practice.messages where status = 'running' and content <> '')");
  }

  private static boolean isUnderWay(TestDatabase database) {
    return holds(database, "select exists (select from practice.replies where expires_at > now())");
  }

  private static boolean holds(TestDatabase database, String sql) {
    return JdbcClient.create(database.dataSource()).sql(sql).query(Boolean.class).single();
  }
}
