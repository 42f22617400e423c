package org.handover.practice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.handover.practice.ai.Eventually;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.client.Events;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An assessment whose instance is killed while it is at it, with another instance beside it.
/// `-Dassessment.heartbeat=5` measures it as it is in production.
class KilledMidJobIT {
  private static final Duration HEARTBEAT =
      Duration.ofSeconds(Long.getLong("assessment.heartbeat", 1));

  /// What the six heartbeats leave for asking, for storing, and for a machine that is busy.
  private static final Duration AROUND = Duration.ofSeconds(5);

  private static final String ORDER =
      """
      {"scenario": 1, "transcript": [{"role": "user", "content": "Do you get the pain at rest?"}]}
      """;

  @TempDir Path folder;

  @Test
  void isDoneByAnotherWithinSixHeartbeats() throws Exception {
    try (TestDatabase database =
            TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
        FakeProvider provider = FakeProvider.start();
        Instance service = Instance.start(folder, settings(database, provider))) {
      service.awaitUp();
      provider.will(new Behaviour.Hang());
      int id = ApiV2Client.signIn(service.port(), "learner").post("assessments/", ORDER).id();
      Eventually.holds(() -> provider.asked().size() == 1);
      try (PracticeServer other = PracticeServer.start(settings(database, provider))) {
        long killed = System.nanoTime();
        service.kill();

        ApiV2Client learner = ApiV2Client.signIn(other.port(), "learner");
        try (Events events = learner.events("assessments/%d/events/".formatted(id))) {
          assertThat(events.rest().getLast().data().path("status").asString()).isEqualTo("done");
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - killed);
        System.out.printf(
            "Heartbeat %d s: done %.1f s after the kill%n",
            HEARTBEAT.toSeconds(), taken.toMillis() / 1000.0);
        assertThat(taken).isLessThan(HEARTBEAT.multipliedBy(6).plus(AROUND));
      }
    }
  }

  private static Map<String, String> settings(TestDatabase database, FakeProvider provider) {
    Map<String, String> settings = new HashMap<>(PracticeServer.environment(database.url()));
    settings.put("OPENAI_BASE_URL", provider.baseUrl());
    settings.put("ASSESSMENT_HEARTBEAT", HEARTBEAT.toSeconds() + "s");
    return settings;
  }
}
