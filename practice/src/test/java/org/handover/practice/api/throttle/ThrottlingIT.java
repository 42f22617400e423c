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
import tools.jackson.databind.json.JsonMapper;

/// Each test asks from an address of its own, which the proxy on this machine vouches for. Rates
/// are by the day, so that nothing grows back meanwhile.
class ThrottlingIT {
  private static final Header JSON = new Header("Content-Type", "application/json");
  private static final String WRONG = "{\"username\":\"learner\",\"password\":\"not this\"}";
  private static final String RIGHT =
      "{\"username\":\"learner\",\"password\":\"practice-learner-2026\"}";
  private static final String TOKEN = "/api/v2/auth/token/";

  private static TestDatabase database;
  private static PracticeServer server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    server =
        PracticeServer.over(
            database,
            Map.of(
                "THROTTLE_USER", "7/day",
                "THROTTLE_ADDRESS", "3/day",
                "THROTTLE_SIGN_IN", "5/day",
                "THROTTLE_GUESSES", "2/day",
                "THROTTLE_LEGACY_SIGN_IN", "true"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @Test
  void answersInTheFrameworksWordsAndHeaders() throws IOException {
    List<RawResponse> answers = times(4, () -> get("/api/v2/scenarios/", "203.0.113.1"));

    assertThat(answers).extracting(RawResponse::status).containsExactly(200, 200, 200, 429);
    RawResponse refused = answers.getLast();
    String seconds = refused.header("Retry-After").orElseThrow();
    assertThat(Integer.parseInt(seconds)).isBetween(28_700, 28_800);
    assertThat(refused.text())
        .isEqualTo(
            "{\"detail\":\"Request was throttled. Expected available in %s seconds.\"}"
                .formatted(seconds));
    assertThat(refused.header("Content-Type")).contains("application/json");
    assertThat(refused.header("Vary")).contains("Accept");
    assertThat(refused.header("Allow")).contains("GET, POST, HEAD, OPTIONS");
  }

  @Test
  void comesAfterThePathTheTokenAndThePermissionAndBeforeTheMethod() throws IOException {
    String address = "203.0.113.2";
    times(3, () -> get("/api/v2/categories/", address));

    assertThat(get("/api/v2/nowhere/", address).status()).isEqualTo(404);
    assertThat(get("/api/v2/activities/", address).status()).isEqualTo(401);
    assertThat(send("PUT", "/api/v2/categories/", "{}", address).status()).isEqualTo(401);
    assertThat(send("OPTIONS", "/api/v2/categories/", "", address).status()).isEqualTo(429);
    assertThat(send("DELETE", "/api/v2/auth/token/", "", address).status()).isEqualTo(429);
  }

  @Test
  void countsAUserWhereverTheyAre() throws IOException {
    Header token = token("203.0.113.3");

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      statuses.add(get("/api/v2/activities/", "198.51.100." + i, token).status());
    }

    assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 200, 200, 429);
  }

  @Test
  void refusesToHoldMorePasswordsAgainstAnAccount() throws IOException {
    String address = "203.0.113.4";

    assertThat(times(3, () -> send("POST", TOKEN, WRONG, address)))
        .extracting(RawResponse::status)
        .containsExactly(401, 401, 429);
    assertThat(send("POST", TOKEN, WRONG.replace("learner", "another"), address).status())
        .as("another account")
        .isEqualTo(401);
    assertThat(send("POST", TOKEN, RIGHT, "203.0.113.5").status())
        .as("the owner, from elsewhere")
        .isEqualTo(200);
  }

  @Test
  void countsSignInsApartFromOtherRequests() throws IOException {
    String address = "203.0.113.6";
    assertThat(times(6, () -> send("POST", TOKEN + "verify/", "{\"token\":\"x\"}", address)))
        .extracting(RawResponse::status)
        .containsExactly(401, 401, 401, 401, 401, 429);

    assertThat(get("/api/v2/scenarios/", address).status()).isEqualTo(200);
  }

  @Test
  void countsTheLegacyApisSignInsWhereThatIsAskedFor() throws IOException {
    String address = "203.0.113.7";

    List<RawResponse> answers = times(3, () -> send("POST", "/api/auth/login", WRONG, address));

    assertThat(answers).extracting(RawResponse::status).containsExactly(401, 401, 429);
    assertThat(answers.getLast().text()).isEqualTo("{\"error\":\"Too many requests\"}");
    assertThat(answers.getLast().header("Retry-After")).isPresent();
    assertThat(times(10, () -> get("/api/scenarios", address)))
        .as("nothing else there is counted")
        .extracting(RawResponse::status)
        .containsOnly(200);
  }

  @Test
  void doesNotTakeAnAddressFromWhoeverIsNoProxy() throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String forged = "10.0.0.%d, 203.0.113.8".formatted(i);
      statuses.add(get("/api/v2/scenarios/", forged).status());
    }

    assertThat(statuses).containsExactly(200, 200, 200, 429);
  }

  private interface Sent {
    RawResponse send() throws IOException;
  }

  private static List<RawResponse> times(int times, Sent sent) throws IOException {
    List<RawResponse> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(sent.send());
    }
    return answers;
  }

  private static Header token(String address) throws IOException {
    RawResponse pair = send("POST", TOKEN, RIGHT, address);
    String access = new JsonMapper().readTree(pair.text()).get("access").asString();
    return new Header("Authorization", "Bearer " + access);
  }

  private static RawResponse get(String target, String address, Header... more) throws IOException {
    List<Header> headers = new ArrayList<>(List.of(more));
    headers.add(new Header("X-Forwarded-For", address));
    return server.http().send(RawRequest.get(target, headers.toArray(Header[]::new)));
  }

  private static RawResponse send(String method, String target, String body, String address)
      throws IOException {
    List<Header> headers = List.of(JSON, new Header("X-Forwarded-For", address));
    return server.http().send(new RawRequest(method, target, "1.1", headers, body.getBytes(UTF_8)));
  }
}
