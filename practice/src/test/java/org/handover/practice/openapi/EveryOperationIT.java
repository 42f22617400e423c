package org.handover.practice.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.faults.Poll;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Does everything that the OpenAPI document tells of once, on the embedded patient and evaluator,
/// and holds each answer against it.
class EveryOperationIT {
  /// What takes something to go wrong first.
  private static final List<String> ELSEWHERE =
      List.of("POST /api/v2/assessments/{id}/cancel/", "POST /api/v2/assessments/{id}/retry/");

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String V2 = "/api/v2/";

  private static TestDatabase database;
  private static PracticeServer practice;

  private final OpenApiTraffic traffic;
  private String token = "";

  EveryOperationIT() throws IOException {
    traffic = OpenApiTraffic.read();
  }

  @BeforeAll
  static void start() throws SQLException {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    practice = PracticeServer.over(database);
  }

  @AfterAll
  static void stop() throws SQLException {
    practice.close();
    database.close();
  }

  @Test
  void isDoneAndAnsweredAsTheDocumentSays() throws Exception {
    read(V2 + "schema/", V2 + "docs/", "/api/health");
    legacyApi();
    signIn("educator");
    crud("characters", "{\"name\": \"Ada\", \"persona\": \"Coughs.\"}");
    crud("scenarios", "{\"title\": \"Cough\", \"instructions\": \"Cough.\", \"tags\": [\"x\"]}");
    tries();
    crud("tags", "{\"name\": \"new\", \"scenario_id\": 1}");
    crud("categories", "{\"name\": \"A new one\"}");
    crud("subcategories", "{\"name\": \"new\", \"category_id\": 1}");
    crud("rubric-questions", "{\"question\": \"Why?\", \"scenario_id\": 1}");
    read(V2 + "scenarios/1/mark-scheme/");
    accounts();
    assessments();

    traffic.check();
    assertThat(traffic.notDone()).containsExactlyInAnyOrderElementsOf(ELSEWHERE);
  }

  /// What an operation refuses for reasons of its own.
  @Test
  void isRefusedAsTheDocumentSays() throws Exception {
    signIn("learner");
    int conversation = send("POST", V2 + "conversations/", "{\"scenario\": 1}").path("id").asInt();
    String finish = V2 + "conversations/%d/finish/".formatted(conversation);
    refused(400, "POST", finish, "");
    int id =
        send(
                "POST",
                V2 + "assessments/",
                "{\"scenario\": 1, \"transcript\": [{\"role\": \"user\", \"content\": \"Hi\"}]}")
            .path("id")
            .asInt();
    signIn("educator");
    refused(403, "POST", finish, "");
    refused(403, "POST", V2 + "assessments/%d/appeal/".formatted(id), "{\"rubric_question\": 1}");
    refused(400, "GET", V2 + "assessments/agreement/?scenario=x", "");
    for (OpenApiDocument.Operation operation : OpenApiDocument.read().operations()) {
      if (operation.path().startsWith(V2)) {
        String path = operation.path().replace("{id}", "999999");
        refused(404, operation.method(), path + "?format=xml", "");
      }
    }

    traffic.check();
  }

  private void refused(int status, String method, String path, String body) throws IOException {
    assertThat(answer(method, path, body, "*/*").status()).as(path).isEqualTo(status);
  }

  private void legacyApi() throws IOException {
    JsonNode user = send("POST", "/api/auth/register", account("legacy")).path("user");
    JsonNode signedIn =
        send(
            "POST",
            "/api/auth/login",
            "{\"username\": \"admin\", \"password\": \"practice-admin-2026\"}");
    token = signedIn.path("access_token").asString();
    read("/api/auth/me", "/api/users", "/api/characters", "/api/characters/1", "/api/scenarios");
    read("/api/scenarios/1", "/api/scenarios/1/rubric", "/api/categories", "/api/activities");
    read("/api/users/" + user.path("id").asInt());
    changeAndDelete("/api/users", user, "{\"email\": \"another@example.org\"}");
    legacyRow("/api/characters", "{\"name\": \"Bo\", \"persona\": \"Sneezes.\"}");
    legacyRow("/api/scenarios", "{\"title\": \"Sneeze\", \"instructions\": \"Sneeze.\"}");
    legacyRow("/api/categories", "{\"name\": \"Another new one\"}");
    legacyPart("/api/scenarios/1/tags", "/api/tags", "{\"name\": \"legacy\"}");
    legacyPart("/api/categories/1/subcategories", "/api/subcategories", "{\"name\": \"legacy\"}");
    JsonNode question = send("POST", "/api/scenarios/1/rubric", "{\"question\": \"How?\"}");
    changeAndDelete("/api/rubric-questions", question, "{\"max_score\": 7}");
    JsonNode activity = send("POST", "/api/activities", "{\"kind\": \"note\"}");
    read("/api/activities/" + activity.path("id").asInt());
    String turns = "[{\"role\": \"user\", \"content\": \"Do you cough?\"}]";
    send("POST", "/api/scenarios/1/chat", "{\"messages\": %s}".formatted(turns));
    send("POST", "/api/scenarios/1/evaluate", "{\"transcript\": %s}".formatted(turns));
  }

  private void legacyRow(String list, String row) throws IOException {
    changeAndDelete(list, send("POST", list, row), row);
  }

  private void legacyPart(String list, String rows, String row) throws IOException {
    JsonNode made = send("POST", list, row);
    send("DELETE", rows + "/" + made.path("id").asInt(), "");
  }

  private void changeAndDelete(String list, JsonNode row, String change) throws IOException {
    String path = list + "/" + row.path("id").asInt();
    send("PUT", path, change);
    send("DELETE", path, "");
  }

  private void crud(String resource, String row) throws IOException {
    String list = V2 + resource + "/";
    String path = list + send("POST", list, row).path("id").asInt() + "/";
    read(list, path);
    send("PUT", path, row);
    send("PATCH", path, "{}");
    send("DELETE", path, "");
  }

  /// What is done before a scenario is published.
  private void tries() throws IOException {
    read(V2 + "characters/1/case/");
    send(
        "PUT",
        V2 + "characters/1/case/",
        "{\"corrections\": [{\"slot\": \"drugs\", \"told\": \"freely\", \"spoken\": \"I take iron.\"}]}");
    send(
        "POST",
        V2 + "scenarios/1/preview/",
        "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}");
  }

  private void accounts() throws IOException {
    signIn("admin");
    String path =
        V2 + "users/" + send("POST", V2 + "users/", account("v2")).path("id").asInt() + "/";
    read(V2 + "users/", path);
    send("PUT", path, "{\"email\": \"put@example.org\", \"password\": \"practice-v2-2026\"}");
    send("PATCH", path, "{\"role\": \"educator\"}");
    String refresh = signIn("v2");
    refresh = send("POST", V2 + "auth/token/refresh/", refresh(refresh)).path("refresh").asString();
    send("POST", V2 + "auth/token/verify/", "{\"token\": \"%s\"}".formatted(refresh));
    send("POST", V2 + "auth/token/blacklist/", refresh(refresh));
    read(V2 + "users/me/", V2 + "users/me/export/");
    send("POST", V2 + "auth/stream-ticket/", "");
    send("PATCH", V2 + "users/me/", "{\"first_name\": \"Vera\"}");
    send(
        "POST",
        V2 + "users/me/password/",
        "{\"current_password\": \"practice-v2-2026\", \"new_password\": \"something else\"}");
    send("DELETE", V2 + "users/me/", "");
    signIn("admin");
    path = V2 + "users/" + send("POST", V2 + "users/", account("other")).path("id").asInt() + "/";
    send("DELETE", path, "");
  }

  private void assessments() throws Exception {
    signIn("educator");
    JsonNode activity = send("POST", V2 + "activities/", "{\"kind\": \"note\"}");
    read(V2 + "activities/", V2 + "activities/" + activity.path("id").asInt() + "/");
    int conversation = send("POST", V2 + "conversations/", "{\"scenario\": 1}").path("id").asInt();
    String path = V2 + "conversations/%d/".formatted(conversation);
    send("POST", path + "messages/", "{\"content\": \"How long have you had this pain?\"}");
    stream("POST", path + "messages/", "{\"content\": \"Do you smoke?\"}");
    read(V2 + "conversations/", path);
    int id = send("POST", path + "finish/", "").path("id").asInt();
    String assessment = V2 + "assessments/%d/".formatted(id);
    assertThat(Poll.until(() -> isDone(assessment), Duration.ofSeconds(60))).isTrue();
    stream("GET", assessment + "events/", "");
    send(
        "POST",
        V2 + "assessments/",
        "{\"scenario\": 1, \"transcript\": [{\"role\": \"user\", \"content\": \"Hello\"}]}");
    int question = send("GET", assessment, "").at("/items/0/rubric_question").asInt();
    send(
        "POST",
        assessment + "appeal/",
        "{\"rubric_question\": %d, \"reason\": \"I did ask.\"}".formatted(question));
    send(
        "POST",
        assessment + "review/",
        "{\"items\": [{\"rubric_question\": %d, \"score\": 1, \"comment\": \"So be it.\"}]}"
            .formatted(question));
    read(V2 + "assessments/", V2 + "assessments/appeals/", V2 + "assessments/agreement/");
  }

  private boolean isDone(String assessment) throws IOException {
    return send("GET", assessment, "").path("status").asString().equals("done");
  }

  /// Gives the refresh token.
  private String signIn(String name) throws IOException {
    token = "";
    JsonNode pair =
        send(
            "POST",
            V2 + "auth/token/",
            "{\"username\": \"%1$s\", \"password\": \"practice-%1$s-2026\"}".formatted(name));
    token = pair.path("access").asString();
    return pair.path("refresh").asString();
  }

  private static String account(String name) {
    return "{\"username\": \"%1$s\", \"email\": \"%1$s@example.org\", \"password\": \"practice-%1$s-2026\"}"
        .formatted(name);
  }

  private static String refresh(String token) {
    return "{\"refresh\": \"%s\"}".formatted(token);
  }

  private void read(String... paths) throws IOException {
    for (String path : paths) {
      exchange("GET", path, "", "*/*");
    }
  }

  private JsonNode send(String method, String path, String body) throws IOException {
    RawResponse answer = exchange(method, path, body, "application/json");
    return answer.body().length == 0 ? MAPPER.missingNode() : MAPPER.readTree(answer.text());
  }

  private void stream(String method, String path, String body) throws IOException {
    exchange(method, path, body, "text/event-stream");
  }

  private RawResponse exchange(String method, String path, String body, String accept)
      throws IOException {
    RawResponse answer = answer(method, path, body, accept);
    assertThat(answer.status()).as("%s %s%n%s", method, path, answer).isLessThan(300);
    return answer;
  }

  private RawResponse answer(String method, String path, String body, String accept)
      throws IOException {
    List<Header> headers = new ArrayList<>(List.of(new Header("Accept", accept)));
    if (!token.isEmpty()) {
      headers.add(new Header("Authorization", "Bearer " + token));
    }
    if (!body.isEmpty()) {
      headers.add(new Header("Content-Type", "application/json"));
    }
    RawRequest request =
        new RawRequest(method, path, "1.1", headers, body.isEmpty() ? null : body.getBytes(UTF_8));
    RawResponse answer = practice.http().send(request);
    traffic.saw("practice", request, answer);
    return answer;
  }
}
