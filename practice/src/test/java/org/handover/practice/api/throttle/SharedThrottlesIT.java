package org.handover.practice.api.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two instances on one database. Each test asks from an address of its own.
class SharedThrottlesIT {
  private static final Map<String, String> RATES =
      Map.of(
          "THROTTLE_SHARED", "true",
          "THROTTLE_ADDRESS", "6/day",
          "THROTTLE_SIGN_IN", "4/day",
          "THROTTLE_GUESSES", "2/day");

  private static TestDatabase database;
  private static PracticeServer one;
  private static PracticeServer other;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    one = PracticeServer.over(database, RATES);
    other = PracticeServer.over(database, RATES);
  }

  @AfterAll
  static void stop() throws Exception {
    one.close();
    other.close();
    database.close();
  }

  @Test
  void countsRequestsAcrossInstances() throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(list(one, "203.0.113.1").status());
      statuses.add(list(other, "203.0.113.1").status());
    }

    assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 200, 429, 429);
    String wait = list(other, "203.0.113.1").header("Retry-After").orElseThrow();
    assertThat(Integer.parseInt(wait)).isBetween(14_300, 14_400);
  }

  @Test
  void countsGuessesAtAnAccountAcrossInstances() throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (PracticeServer server : List.of(one, other, one)) {
      statuses.add(guess(server, "203.0.113.2").status());
    }

    assertThat(statuses).containsExactly(401, 401, 429);
  }

  @Test
  void keepsNoAddressAndNoNameAndRemovesWhatHasExpired() throws Exception {
    guess(one, "203.0.113.3");
    JdbcClient rows = JdbcClient.create(database.dataSource());
    assertThat(
            rows.sql("SELECT encode(state, 'escape') FROM practice.throttles")
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(state -> state.contains("203.0") || state.contains("learner"));

    rows.sql("UPDATE practice.throttles SET expires_at = 1").update();
    one.bean(SharedBuckets.class).removeExpired();

    assertThat(rows.sql("SELECT count(*) FROM practice.throttles").query(Long.class).single())
        .isZero();
  }

  @Test
  void answers503WhereTheTableCannotBeLockedInTime() throws Exception {
    try (var session = database.dataSource().getConnection();
        var statement = session.createStatement()) {
      session.setAutoCommit(false);
      statement.execute("LOCK TABLE practice.throttles IN ACCESS EXCLUSIVE MODE");

      assertThat(list(one, "203.0.113.4").status()).isEqualTo(503);
    }
    assertThat(list(one, "203.0.113.4").status()).isEqualTo(200);
  }

  private static RawResponse list(PracticeServer server, String address) throws IOException {
    return server
        .http()
        .send(RawRequest.get("/api/v2/scenarios/", new Header("X-Forwarded-For", address)));
  }

  private static RawResponse guess(PracticeServer server, String address) throws IOException {
    List<Header> headers =
        List.of(
            new Header("Content-Type", "application/json"), new Header("X-Forwarded-For", address));
    byte[] body = "{\"username\":\"learner\",\"password\":\"not this\"}".getBytes(UTF_8);
    return server.http().send(new RawRequest("POST", "/api/v2/auth/token/", "1.1", headers, body));
  }
}
