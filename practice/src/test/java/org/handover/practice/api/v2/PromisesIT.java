package org.handover.practice.api.v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PromisesIT {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static TestDatabase database;
  private static PracticeServer practice;
  private static Header educator;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    practice = PracticeServer.over(database);
    educator = signIn("educator");
  }

  @AfterAll
  static void stop() throws SQLException {
    practice.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenarios/", "scenarios/1/", "users/me/", "categories/?page_size=1"})
  void sendsNothingToWhoeverHasTheCurrentVersion(String path) throws IOException {
    RawResponse first = get(path, educator);
    String tag = first.header("ETag").orElseThrow();

    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      RawResponse again = get(path, educator, new Header("If-None-Match", known));
      assertThat(again.status()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).contains(tag);
      assertThat(again.header("Vary")).contains("Accept");
    }
    assertThat(get(path, educator, new Header("If-None-Match", "\"other\"")).status())
        .isEqualTo(200);
  }

  @Test
  void hasAnotherVersionForWhoeverSeesMore() throws IOException {
    assertThat(get("characters/1/").header("ETag"))
        .isNotEqualTo(get("characters/1/", educator).header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void refusesAWriteThatIsMeantForAnOlderVersion(String method) throws IOException {
    RawResponse made = send("POST", "categories/", name("stale " + method), educator);
    String path = "categories/%d/".formatted(json(made).path("id").asInt());
    Header stale = new Header("If-Match", made.header("ETag").orElseThrow());
    String current =
        send("PATCH", path, "{\"description\": \"new\"}", educator).header("ETag").orElseThrow();

    RawResponse refused = send(method, path, name("newer " + method), educator, stale);

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.text())
        .isEqualTo("{\"detail\":\"The row has changed since that version was read.\"}");
    assertThat(get(path, educator).header("ETag")).contains(current);
    Header weak = new Header("If-Match", "W/" + current);
    assertThat(send(method, path, name("weak " + method), educator, weak).status()).isEqualTo(412);
    Header fresh = new Header("If-Match", current);
    assertThat(send(method, path, name("fresh " + method), educator, fresh).status())
        .isLessThan(300);
  }

  @Test
  void letsOnlyOneOfTwoWritersOfOneVersionThrough() throws Exception {
    RawResponse made = send("POST", "categories/", name("contended"), educator);
    String path = "categories/%d/".formatted(json(made).path("id").asInt());
    Header version = new Header("If-Match", made.header("ETag").orElseThrow());

    List<RawResponse> answers =
        atOnce(8, n -> send("PATCH", path, name("contended " + n), educator, version));

    assertThat(answers.stream().map(RawResponse::status).sorted())
        .containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
  }

  @Test
  void answersAnIdempotencyKeyAsTheFirstTimeAlsoWhenTwoArriveAtOnce() throws Exception {
    Header key = new Header("Idempotency-Key", "at once");

    List<RawResponse> answers =
        atOnce(8, n -> send("POST", "categories/", name("made once"), educator, key));

    assertThat(answers).extracting(RawResponse::status).containsOnly(201);
    assertThat(answers.stream().map(RawResponse::text).distinct()).hasSize(1);
    assertThat(answers.stream().map(each -> each.header("Location")).distinct()).hasSize(1);
    assertThat(json(get("categories/?search=made+once", educator)).path("count").asInt()).isOne();
  }

  @Test
  void refusesAnIdempotencyKeyThatComesWithAnotherBody() throws IOException {
    Header key = new Header("Idempotency-Key", "reused");
    send("POST", "categories/", name("first body"), educator, key);

    RawResponse refused = send("POST", "categories/", name("second body"), educator, key);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .isEqualTo("{\"detail\":\"This Idempotency-Key came before with another request.\"}");
  }

  @Test
  void keepsTheIdempotencyKeysOfUsersApart() throws Exception {
    Header key = new Header("Idempotency-Key", "a common word");
    Header admin = signIn("admin");

    assertThat(send("POST", "categories/", name("of one"), educator, key).status()).isEqualTo(201);
    assertThat(send("POST", "categories/", name("of another"), admin, key).status()).isEqualTo(201);
  }

  @Test
  void answersAKeyThatWasRefusedTheSameAgain() throws IOException {
    Header key = new Header("Idempotency-Key", "refused");

    RawResponse first = send("POST", "categories/", "{}", educator, key);
    RawResponse second = send("POST", "categories/", "{}", educator, key);

    assertThat(first.status()).isEqualTo(400);
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void tellsNothingOfAFailure() throws Exception {
    database.execute("alter table assistant_tags rename to gone");
    try {
      RawResponse failed = get("tags/", educator);

      assertThat(failed.status()).isEqualTo(500);
      assertThat(failed.text()).isEqualTo("{\"detail\":\"Internal server error.\"}");
      assertThat(failed.header("Content-Type")).contains("application/json");
    } finally {
      database.execute("alter table gone rename to assistant_tags");
    }
    assertThat(get("tags/", educator).status()).isEqualTo(200);
  }

  @Test
  void takesNoTokenOfAnInactiveUser() throws Exception {
    Header token = register("inactive");
    database.execute("update \"user\" set is_active = false where username = 'inactive'");

    RawResponse refused = get("users/me/", token);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text())
        .isEqualTo("{\"detail\":\"User is inactive\",\"code\":\"user_inactive\"}");
    assertThat(refused.header("WWW-Authenticate")).contains("Bearer realm=\"api\"");
  }

  @Test
  void handsOutAllThatItHoldsOnAPersonAndErasesIt() throws Exception {
    Header token = register("erased");
    int id = json(get("users/me/", token)).path("id").asInt();
    send("POST", "activities/", "{\"kind\": \"note\", \"feedback\": \"remember\"}", token);
    int conversation =
        json(send("POST", "conversations/", "{\"scenario\": 1}", token)).path("id").asInt();
    send(
        "POST",
        "conversations/%d/messages/".formatted(conversation),
        "{\"content\": \"Hi\"}",
        token);

    JsonNode export = json(get("users/me/export/", token));

    assertThat(export.at("/user/username").asString()).isEqualTo("erased");
    assertThat(export.at("/user").has("password_hash")).isFalse();
    assertThat(export.at("/activities/0/feedback").asString()).isEqualTo("remember");
    assertThat(export.path("conversations").toString()).contains("\"Hi\"");

    assertThat(send("DELETE", "users/me/", "", token).status()).isEqualTo(204);

    assertThat(get("users/me/", token).text())
        .isEqualTo("{\"detail\":\"User not found\",\"code\":\"user_not_found\"}");
    assertThat(get("users/%d/".formatted(id), signIn("admin")).status()).isEqualTo(404);
    assertThat(rowsOf(id)).isZero();
  }

  @Test
  void namesTheHostThatAProxyVouchesFor() throws IOException {
    RawResponse list =
        get(
            "categories/?page_size=1",
            new Header("X-Forwarded-Proto", "https"),
            new Header("X-Forwarded-Host", "practice.example"));

    assertThat(json(list).path("next").asString())
        .isEqualTo("https://practice.example/api/v2/categories/?page=2&page_size=1");
  }

  private static int rowsOf(int user) {
    return JdbcClient.create(database.dataSource())
        .sql(
            """
            select (select count(*) from activities where user_id = :id)
              + (select count(*) from practice.conversations where user_id = :id)
              + (select count(*) from practice.refresh_tokens where user_id = :id)
            """)
        .param("id", user)
        .query(Integer.class)
        .single();
  }

  private interface Sent {
    RawResponse send(int number) throws IOException;
  }

  private static List<RawResponse> atOnce(int times, Sent sent) throws Exception {
    List<Future<RawResponse>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        int number = i;
        answers.add(senders.submit(() -> sent.send(number)));
      }
    }
    List<RawResponse> all = new ArrayList<>();
    for (Future<RawResponse> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }

  private static String name(String name) {
    return "{\"name\": \"%s\"}".formatted(name);
  }

  private static Header register(String name) throws IOException {
    send(
        "POST",
        "users/",
        "{\"username\": \"%1$s\", \"email\": \"%1$s@example.org\", \"password\": \"practice-%1$s-2026\"}"
            .formatted(name));
    return signIn(name);
  }

  private static Header signIn(String name) throws IOException {
    RawResponse pair =
        send(
            "POST",
            "auth/token/",
            "{\"username\": \"%1$s\", \"password\": \"practice-%1$s-2026\"}".formatted(name));
    return new Header("Authorization", "Bearer " + json(pair).path("access").asString());
  }

  private static JsonNode json(RawResponse answer) {
    return MAPPER.readTree(answer.text());
  }

  private static RawResponse get(String path, Header... headers) throws IOException {
    return practice.http().send(RawRequest.get("/api/v2/" + path, headers));
  }

  private static RawResponse send(String method, String path, String body, Header... more)
      throws IOException {
    List<Header> headers = new ArrayList<>(List.of(more));
    headers.add(new Header("Content-Type", "application/json"));
    byte[] bytes = body.isEmpty() ? null : body.getBytes(UTF_8);
    return practice.http().send(new RawRequest(method, "/api/v2/" + path, "1.1", headers, bytes));
  }
}
