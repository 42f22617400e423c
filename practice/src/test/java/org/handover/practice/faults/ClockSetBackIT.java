package org.handover.practice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.junit.jupiter.api.Test;

/// The host's clock is an hour ahead, and is put right while the service runs.
class ClockSetBackIT {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofHours(1));

  @Test
  void serviceGoesOnAndTokensOfTheFutureAreRefusedUntilTheirTimeComes() throws Exception {
    InstantSource source = () -> Instant.now().plus(ahead.get());
    Clock clock = source.withZone(ZoneOffset.UTC);
    try (TestDatabase database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
        PracticeServer server =
            PracticeServer.start(PracticeServer.environment(database.url()), clock)) {
      BothApis api = new BothApis(server.port());
      Header ofTheFuture = api.token("learner");
      assertWorks(api, ofTheFuture);

      ahead.set(Duration.ZERO);

      assertThat(api.get("/api/auth/me", ofTheFuture).status()).isEqualTo(422);
      assertThat(api.get("/api/v2/users/me/", ofTheFuture).status()).isEqualTo(401);
      assertWorks(api, api.token("learner"));
      assertThat(api.get("/health/ready").status()).isEqualTo(200);
      assertThat(api.get("/metrics").status()).isEqualTo(200);

      ahead.set(Duration.ofHours(1));
      assertWorks(api, ofTheFuture);
    }
  }

  private static void assertWorks(BothApis api, Header token) throws IOException {
    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(200);
    assertThat(api.get("/api/v2/users/me/", token).status()).isEqualTo(200);
    assertThat(api.post("/api/activities", "{\"kind\": \"note\"}", token).status()).isEqualTo(201);
    assertThat(api.get("/api/activities?limit=1", token).text()).contains("\"note\"");
  }
}
