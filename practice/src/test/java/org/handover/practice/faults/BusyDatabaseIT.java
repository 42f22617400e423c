package org.handover.practice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests that meet one another at the database.
class BusyDatabaseIT {
  private static final int SESSIONS = 2;
  private static final String NOTE = "{\"kind\": \"note\"}";

  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;
  private static Header learner;
  private static Header educator;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    Map<String, String> environment = new HashMap<>(PracticeServer.environment(database.url()));
    environment.put("DATABASE_POOL_SIZE", Integer.toString(SESSIONS));
    server = PracticeServer.start(environment);
    api = new BothApis(server.port());
    learner = api.token("learner");
    educator = api.token("educator");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @Test
  void refusesWhatFindsNoSessionInsteadOfLettingItHang() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        Connection other = database.dataSource().getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table activities in access exclusive mode");
      List<Future<RawResponse>> waiting = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        waiting.add(clients.submit(() -> api.post("/api/activities", NOTE, learner)));
      }
      assertThat(Poll.until(BusyDatabaseIT::allWaitForTheLock, Duration.ofSeconds(10))).isTrue();

      for (String path : List.of("/api/scenarios", "/api/v2/scenarios/")) {
        RawResponse refused = api.get(path);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).contains("2");
      }
      assertThat(api.get("/health/ready").status()).as("load is no outage").isEqualTo(200);

      other.rollback();
      for (Future<RawResponse> each : waiting) {
        assertThat(each.get().status()).isEqualTo(201);
      }
    }
    assertThat(api.get("/api/scenarios").status()).isEqualTo(200);
  }

  private static boolean allWaitForTheLock() throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      return statement
          .executeQuery(
              "select from pg_stat_activity where wait_event_type = 'Lock'"
                  + " and datname = current_database() offset "
                  + (SESSIONS - 1))
          .next();
    }
  }

  @Test
  void doesOnceWhatComesTwiceAtOnceUnderOneIdempotencyKey() throws Exception {
    Header key = new Header("Idempotency-Key", "once-only");
    String body = "{\"kind\": \"note\", \"feedback\": \"only once\"}";
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<RawResponse> one =
          clients.submit(() -> api.post("/api/v2/activities/", body, learner, key));
      Future<RawResponse> two =
          clients.submit(() -> api.post("/api/v2/activities/", body, learner, key));

      assertThat(one.get().status()).isEqualTo(201);
      assertThat(two.get().status()).isEqualTo(201);
      assertThat(two.get().text()).isEqualTo(one.get().text());
    }
    assertThat(count("activities where feedback::text = '\"only once\"'")).isEqualTo(1);
  }

  @Test
  void refusesToOverwriteWhatHasChangedSinceItWasRead() throws Exception {
    Header read =
        new Header(
            "If-Match", api.get("/api/v2/categories/1/", educator).header("ETag").orElseThrow());
    RawResponse first =
        api.send("PATCH", "/api/v2/categories/1/", "{\"description\": \"one\"}", educator, read);
    RawResponse second =
        api.send("PATCH", "/api/v2/categories/1/", "{\"description\": \"two\"}", educator, read);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(412);
    assertThat(count("categories where id = 1 and description = 'one'")).isEqualTo(1);
  }

  @Test
  void letsOneOfTwoWritesAtOnceWinThatWereReadAtTheSameVersion() throws Exception {
    Header read =
        new Header(
            "If-Match", api.get("/api/v2/categories/2/", educator).header("ETag").orElseThrow());
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RawResponse>> both = new ArrayList<>();
      for (String description : List.of("this", "that")) {
        String body = "{\"description\": \"%s\"}".formatted(description);
        both.add(
            clients.submit(() -> api.send("PATCH", "/api/v2/categories/2/", body, educator, read)));
      }
      assertThat(List.of(both.getFirst().get().status(), both.getLast().get().status()))
          .containsExactlyInAnyOrder(200, 412);
    }
  }

  private static int count(String rows) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
      result.next();
      return result.getInt(1);
    }
  }
}
