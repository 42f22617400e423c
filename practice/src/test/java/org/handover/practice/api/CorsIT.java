package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.faults.BothApis;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

class CorsIT {
  private static final String APP = "https://app.example";
  private static final Header PREFLIGHT = new Header("Access-Control-Request-Method", "PATCH");

  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    server =
        PracticeServer.over(
            database, Map.of("CORS_ALLOWED_ORIGINS", APP + ", http://localhost:3000"));
    api = new BothApis(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/scenarios",
        "/api/activities",
        "/api/nowhere",
        "/api/v2/scenarios/",
        "/api/v2/scenarios",
        "/api/v2/users/me/",
        "/api/v2/nowhere/",
        "/%61pi/v2/scenarios/?page=9999"
      })
  void letsAFrontEndReadWhateverTheAnswer(String target) throws Exception {
    RawResponse answer = api.get(target, new Header("Origin", APP));

    assertThat(answer.header("Access-Control-Allow-Origin")).contains(APP);
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .contains("ETag, Location, Retry-After, Warning, X-Request-ID");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.header("Vary").orElseThrow()).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/users/1", "/api/v2/users/1/", "/api/nowhere"})
  void answersAPreflightThatBearsNoCredentials(String target) throws Exception {
    RawResponse answer = preflight(target, "http://localhost:3000");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("http://localhost:3000");
    assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow()).contains("PATCH");
    assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization", "Idempotency-Key", "If-Match");
    assertThat(answer.header("Vary"))
        .contains("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.evil",
        "https://evil.app.example",
        "http://app.example",
        "https://app.example:8443",
        "https://APP.example",
        "null",
        "*",
        ""
      })
  void takesOriginsExactly(String origin) throws Exception {
    for (String target : List.of("/api/scenarios", "/api/v2/scenarios/")) {
      RawResponse answer = api.get(target, new Header("Origin", origin));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(answer.header("Vary").orElseThrow()).contains("Origin");
    }
    assertThat(preflight("/api/users/1", origin).header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight("/api/users/1", origin).header("Allow")).isPresent();
  }

  @Test
  void sharesNothingOfOperations() throws Exception {
    assertThat(
            api.get("/health/live", new Header("Origin", APP))
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void allowsCredentialsOnlyWhereItIsToldTo() throws Exception {
    try (PracticeServer trusting =
        PracticeServer.over(
            database, Map.of("CORS_ALLOWED_ORIGINS", APP, "CORS_ALLOW_CREDENTIALS", "true"))) {
      BothApis there = new BothApis(trusting.port());

      assertThat(
              there
                  .get("/api/scenarios", new Header("Origin", APP))
                  .header("Access-Control-Allow-Credentials"))
          .contains("true");
      assertThat(
              there
                  .get("/api/scenarios", new Header("Origin", "https://other.example"))
                  .header("Access-Control-Allow-Credentials"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "app.example",
        "https://app.example/",
        "https://App.example",
        "https://app.example:443",
        "http://app.example:80",
        "https://user@app.example",
        "ftp://app.example",
        "https://app.example https://b.example"
      })
  void refusesWhatNoBrowserSendsAsAnOrigin(String list) {
    MockEnvironment environment = new MockEnvironment().withProperty("CORS_ALLOWED_ORIGINS", list);

    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> CorsSettings.from(environment));
  }

  private static RawResponse preflight(String target, String origin) throws Exception {
    return server
        .http()
        .send(
            new RawRequest(
                "OPTIONS", target, "1.1", List.of(new Header("Origin", origin), PREFLIGHT), null));
  }
}
