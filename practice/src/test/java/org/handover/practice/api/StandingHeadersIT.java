package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.faults.BothApis;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingHeadersIT {
  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;
  private static Header learner;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    server = PracticeServer.over(database, Map.of("METRICS_TOKEN", "scrape-me"));
    api = new BothApis(server.port());
    learner = api.token("learner");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/live",
        "/metrics",
        "/nowhere",
        "/api/health",
        "/api/nowhere",
        "/api/activities",
        "/api/scenarios/1",
        "/api/v2/scenarios/",
        "/api/v2/scenarios",
        "/api/v2/nowhere/",
        "/api/v2/users/me/",
        "/api/v2/docs/",
        "/api/v2/schema/"
      })
  void letsNoBrowserGuessATypeWhateverTheAnswer(String target) throws IOException {
    assertThat(api.get(target).header("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/scenarios", "/api/characters/1", "/api/scenarios/1/rubric", "/api/auth/me"})
  void keepsAnswersApartThatDependOnACookie(String target) throws IOException {
    for (Header sent : List.of(learner, new Header("Cookie", "session=x"))) {
      RawResponse answer = api.get(target, sent);

      assertThat(answer.header("Vary")).contains("Authorization, Cookie");
      assertThat(answer.header("Cache-Control")).contains("no-store");
    }
    assertThat(api.get(target).header("Vary")).contains("Authorization, Cookie");
  }

  @Test
  void letsCachesKeepWhatIsTheSameForAll() throws IOException {
    assertThat(api.get("/api/categories").header("Cache-Control")).isEmpty();
    assertThat(api.get("/api/scenarios").header("Cache-Control")).isEmpty();
    assertThat(api.get("/api/v2/categories/").header("Vary")).contains("Accept");
  }

  @Test
  void letsNoCacheKeepTokensAndExports() throws IOException {
    String credentials = "{\"username\": \"learner\", \"password\": \"practice-learner-2026\"}";

    assertThat(
            List.of(
                api.post("/api/auth/login", credentials),
                api.post("/api/v2/auth/token/", credentials),
                api.get("/api/v2/users/me/export/", learner)))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200))
        .allSatisfy(answer -> assertThat(answer.header("Cache-Control")).contains("no-store"));
  }
}
