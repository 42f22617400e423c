package org.handover.practice.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.distribution.RunningService;
import org.handover.practice.faults.BothApis;
import org.handover.practice.faults.Poll;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What leaves the service when something unforeseen happens: a line for the logs, and an event for
/// Sentry that says where and not what.
class ReportsIT {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Header ID = new Header("X-Request-ID", "three-at-night");
  private static final Header COOKIE = new Header("Cookie", "session=cookie-secret");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path temporaryFiles;
  private TestDatabase database;

  /// Makes the database complain, in words that repeat the row.
  @BeforeEach
  void breakCharacters() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    database.execute(
        """
        create function complain() returns trigger language plpgsql as
        $$ begin raise exception 'cannot keep %', new.persona; end $$
        """,
        "create trigger broken before insert on characters for each row execute function complain()");
  }

  @AfterEach
  void drop() throws Exception {
    database.close();
  }

  @Test
  void sentryLearnsWhereAnUnforeseenErrorCameUpAndNoMore() throws Exception {
    try (SentryReceiver sentry = new SentryReceiver();
        RunningService service = start(Map.of("SENTRY_DSN", sentry.dsn()))) {
      BothApis api = new BothApis(service.port());
      Header token = api.token("educator");

      RawResponse legacy = fail(api, "/api/characters", token);
      RawResponse v2 = fail(api, "/api/v2/characters/", token);

      assertThat(legacy.text()).isEqualTo("{\"error\":\"Internal server error\"}");
      assertThat(v2.text()).isEqualTo("{\"detail\":\"Internal server error.\"}");
      assertThat(Poll.until(() -> sentry.received().contains("\"/api/v2/characters/\""), SOON))
          .as(sentry.received())
          .isTrue();
      assertThat(sentry.received())
          .contains("\"three-at-night\"", "\"route\":\"/api/characters\"", "\"method\":\"POST\"")
          .contains("UncategorizedSQLException", "CharacterStore", "\"environment\":\"production\"")
          .doesNotContain("persona-secret", "query-secret", "cookie-secret", "cannot keep")
          .doesNotContain(token.value().substring("Bearer ".length()));
    }
  }

  @Test
  void nobodyWaitsForASentryThatDoesNotAnswer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RunningService service =
            start(
                Map.of(
                    "SENTRY_DSN",
                    "http://public@127.0.0.1:%d/1".formatted(silent.getLocalPort())));
        ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
      BothApis api = new BothApis(service.port());
      Header token = api.token("educator");
      Future<Integer> end = reader.submit(service::exitCode);
      long start = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertThat(fail(api, "/api/characters", token).status()).isEqualTo(500);
      }
      service.signal("TERM");

      assertThat(end.get()).isEqualTo(143);
      // Had each waited for Sentry once, these were five hundred seconds.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void refusesADsnThatIsNoneWithoutRepeatingIt() throws Exception {
    try (RunningService service = start(Map.of("SENTRY_DSN", "https://dsn-secret"))) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.output()).contains("SENTRY_DSN").doesNotContain("dsn-secret", "\tat ");
    }
  }

  @Test
  void logsAreAnObjectALineThatBearsTheRequestsId() throws Exception {
    try (RunningService service = start(Map.of("LOG_FORMAT", "json"))) {
      BothApis api = new BothApis(service.port());
      Header token = api.token("educator");
      fail(api, "/api/characters", token);
      service.signal("TERM");
      assertThat(service.exitCode()).isEqualTo(143);

      for (String line : service.output().lines().toList()) {
        assertThat(line).as(service.output()).startsWith("{");
        assertThat(MAPPER.readTree(line).get("@timestamp").isString()).as(line).isTrue();
      }
      JsonNode error = line(service, "\"level\":\"ERROR\"");
      assertThat(error.get("request_id").stringValue()).isEqualTo("three-at-night");
      assertThat(error.get("route").stringValue()).isEqualTo("/api/characters");
      assertThat(error.get("error").get("stack_trace").stringValue()).contains("CharacterStore");
      JsonNode access = line(service, "\"POST /api/characters 500");
      assertThat(access.get("request_id").stringValue()).isEqualTo("three-at-night");
      assertThat(access.get("status").intValue()).isEqualTo(500);
      assertThat(access.get("bytes").longValue()).isEqualTo(33);
      assertThat(access.get("duration_ms").isNumber()).isTrue();
      assertThat(service.output())
          .doesNotContain("query-secret", "cookie-secret")
          .doesNotContain(token.value().substring("Bearer ".length()));
    }
  }

  private static JsonNode line(RunningService service, String part) {
    return service
        .output()
        .lines()
        .filter(line -> line.contains(part))
        .map(MAPPER::readTree)
        .findFirst()
        .orElseThrow();
  }

  private static RawResponse fail(BothApis api, String path, Header token) throws IOException {
    RawResponse answer =
        api.post(
            path + "?key=query-secret",
            "{\"name\": \"N.\", \"persona\": \"persona-secret\"}",
            token,
            ID,
            COOKIE);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("X-Request-ID")).contains(ID.value());
    return answer;
  }

  private RunningService start(Map<String, String> more) throws IOException {
    Map<String, String> environment = new HashMap<>(PracticeServer.environment(database.url()));
    environment.putAll(more);
    return RunningService.start(temporaryFiles, environment);
  }
}
