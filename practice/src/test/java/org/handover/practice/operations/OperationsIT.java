package org.handover.practice.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
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

/// What an operator asks a service, and what it says of itself.
class OperationsIT {
  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    server = PracticeServer.over(database);
    api = new BothApis(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @Test
  void livesAndIsReady() throws IOException {
    assertThat(api.get("/health/live").text()).isEqualTo("{\"status\":\"live\"}");
    assertThat(api.get("/health/ready").text()).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void countsRequestsByTheTemplateOfTheirRoute() throws IOException {
    api.get("/api/scenarios/1");
    api.get("/api/scenarios/2?q=secret");
    api.get("/api/v2/scenarios/1/");
    api.get("/api/v2/scenarios/999999/");

    String metrics = metrics();
    assertThat(metrics)
        .contains(count("GET", "/api/scenarios/{id}", 200))
        .contains(count("GET", "/api/v2/scenarios/{id}/", 200))
        .contains(count("GET", "/api/v2/scenarios/{id}/", 404))
        .contains(
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/api/scenarios/{id}\"");
    // A value may well be 0.7999999.
    assertThat(metrics.replaceAll("(?m) \\S+$", "")).doesNotContain("secret", "999999");
  }

  @Test
  void letsNoClientMakeUpLabels() throws IOException {
    long before = series();
    for (int i = 0; i < 50; i++) {
      api.get("/api/nowhere/" + i);
      api.get("/api/v2/nowhere/" + i + "/");
      api.send("VERB" + i, "/api/nowhere/" + i, "");
    }

    assertThat(series() - before).isLessThan(6);
    assertThat(metrics())
        .contains(count("GET", "none", 404), count("OTHER", "none", 404))
        .doesNotContain("nowhere", "VERB");
  }

  @Test
  void measuresThePlatformThePoolAndPasswords() throws IOException {
    api.token("learner");

    assertThat(metrics())
        .contains(
            "jvm_memory_used_bytes{",
            "jvm_gc_",
            "process_files_open_files",
            "hikaricp_connections_active{pool=\"database\"}",
            "hikaricp_connections_pending",
            "password_hashes_total",
            "password_queue",
            "http_server_connections");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"})
  void showsNoMetersToWhomAProxyPassesOn(String header) throws IOException {
    RawResponse answer = api.get("/metrics", new Header(header, "203.0.113.7"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Not found\"}");
  }

  @Test
  void asksForTheTokenOfTheMetersWhereThereIsOne() throws IOException {
    Map<String, String> environment = new HashMap<>(PracticeServer.environment(database.url()));
    environment.put("METRICS_TOKEN", "scrape-me");
    try (PracticeServer guarded = PracticeServer.start(environment)) {
      BothApis there = new BothApis(guarded.port());
      Header proxy = new Header("X-Forwarded-For", "203.0.113.7");

      assertThat(there.get("/metrics").status()).isEqualTo(401);
      assertThat(there.get("/metrics", bearer("scrape-m")).status()).isEqualTo(401);
      assertThat(there.get("/metrics", bearer("scrape-me"), proxy).status()).isEqualTo(200);
    }
  }

  private static Header bearer(String token) {
    return new Header("Authorization", "Bearer " + token);
  }

  @Test
  void handsTheRequestsIdOnWhateverTheAnswer() throws IOException {
    Header id = new Header("X-Request-ID", "Root=1-67891233-abcdef");

    for (String target :
        List.of("/api/health", "/api/nowhere", "/api/v2/scenarios/1/", "/api/v2/nowhere/")) {
      assertThat(api.get(target, id).header("X-Request-ID")).contains("Root=1-67891233-abcdef");
    }
    assertThat(api.get("/api/activities", id).status()).isEqualTo(401);
    assertThat(api.get("/api/activities", id).header("X-Request-ID"))
        .contains("Root=1-67891233-abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "<script>", "\"", "ä", "a;b", "${jndi:x}"})
  void makesAnIdOfItsOwnWhereTheClientsIsNoGood(String id) throws IOException {
    assertThat(api.get("/api/health", new Header("X-Request-ID", id)).header("X-Request-ID"))
        .hasValueSatisfying(own -> assertThat(own).matches("[0-9a-f]{32}"));
  }

  @Test
  void makesAnIdOfItsOwnWhereTheClientsIsTooLong() throws IOException {
    assertThat(sentBack("a".repeat(128))).hasSize(128);
    assertThat(sentBack("a".repeat(129))).matches("[0-9a-f]{32}");
    assertThat(sentBack("a".repeat(60_000))).matches("[0-9a-f]{32}");
  }

  private static String sentBack(String id) throws IOException {
    return api.get("/api/health", new Header("X-Request-ID", id))
        .header("X-Request-ID")
        .orElseThrow();
  }

  private static String metrics() throws IOException {
    return api.get("/metrics").text();
  }

  private static long series() throws IOException {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .count();
  }

  private static String count(String method, String route, int status) {
    return "http_server_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%d\"}"
        .formatted(method, route, status);
  }
}
