package org.handover.practice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The database goes away and comes back, behind the back of a running service.
class LostDatabaseIT {
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private static TestDatabase database;
  private static Tunnel tunnel;
  private static PracticeServer server;
  private static BothApis api;
  private static Header token;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    tunnel = Tunnel.to(database.port());
    server =
        PracticeServer.start(
            PracticeServer.environment(
                database
                    .url()
                    .replace(":%d/".formatted(database.port()), ":%d/".formatted(tunnel.port()))));
    api = new BothApis(server.port());
    token = api.token("learner");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    tunnel.close();
    database.close();
  }

  @Test
  void answersWhatCanBeDoneLaterWhileItIsGoneAndRecoversByItself() throws Exception {
    assertServes();
    tunnel.cut();
    try {
      assertUnavailable();
    } finally {
      tunnel.mend();
    }
    assertRecovers();
  }

  @Test
  void doesNotWaitForADatabaseThatHasFallenSilent() throws Exception {
    assertServes();
    tunnel.silence();
    try {
      assertUnavailable();
    } finally {
      tunnel.mend();
    }
    assertRecovers();
  }

  @Test
  void servesOnAfterAllSessionsWereEndedByTheServer() throws Exception {
    database.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'practice' and datname = current_database()");

    assertRecovers();
  }

  private static void assertServes() throws Exception {
    assertThat(api.get("/health/ready").status()).isEqualTo(200);
    assertThat(api.get("/api/activities", token).status()).isEqualTo(200);
  }

  private static void assertUnavailable() throws Exception {
    assertThat(Poll.until(() -> api.get("/health/ready").status() == 503, WITHIN)).isTrue();
    RawResponse legacy = api.get("/api/activities", token);
    RawResponse v2 = api.get("/api/v2/activities/", token);
    RawResponse write = api.post("/api/activities", "{\"kind\": \"note\"}", token);

    assertThat(legacy.status()).isEqualTo(503);
    assertThat(legacy.header("Retry-After")).contains("2");
    assertThat(legacy.text()).isEqualTo("{\"error\":\"Service unavailable\"}");
    assertThat(v2.status()).isEqualTo(503);
    assertThat(v2.header("Retry-After")).contains("2");
    assertThat(v2.text()).contains("\"detail\":\"Service temporarily unavailable");
    assertThat(write.status()).isEqualTo(503);
    assertThat(api.get("/health/live").status()).isEqualTo(200);
  }

  private static void assertRecovers() throws Exception {
    assertThat(Poll.until(() -> api.get("/health/ready").status() == 200, WITHIN)).isTrue();
    assertThat(Poll.until(() -> api.get("/api/activities", token).status() == 200, WITHIN))
        .isTrue();
    assertThat(Poll.until(() -> api.get("/api/v2/activities/", token).status() == 200, WITHIN))
        .isTrue();
  }
}
