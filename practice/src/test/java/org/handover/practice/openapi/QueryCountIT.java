package org.handover.practice.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// No list takes more statements for a hundred rows than for one, and each row here has a hundred
/// of whatever belongs to it. Every list that the OpenAPI document tells of is counted, of both
/// APIs.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QueryCountIT {
  /// The jobs ask the database now and then; of as many repetitions one is undisturbed.
  private static final int REPETITIONS = 5;

  private static final int MANY = 100;
  private static final JsonMapper MAPPER = new JsonMapper();

  /// Rows from one number to another of everything, under rows of number 1.
  private static final String ROWS =
      """
      insert into "user" (username, email, password_hash, role)
        select 'u' || n, n || '@example.org', 'none', 'learner' from generate_series(%1$d, %2$d) n;
      insert into characters (name, persona) select 'c' || n, 'p' from generate_series(%1$d, %2$d) n;
      insert into assistant_scenarios (title, instructions, difficulty, is_published, character_id)
        select 's' || n, 'i', 'easy', true, 1 from generate_series(%1$d, %2$d) n;
      insert into assistant_tags (name, scenario_id)
        select 't' || n, s from generate_series(%1$d, %2$d) n, generate_series(1, %2$d, 99) s;
      insert into categories (name) select 'k' || n from generate_series(%1$d, %2$d) n;
      insert into subcategories (name, category_id)
        select 'k' || n, c from generate_series(%1$d, %2$d) n, generate_series(1, %2$d, 99) c;
      insert into rubric_questions (scenario_id, subcategory_id, question, max_score, position)
        select s, 1, 'q', 5, n from generate_series(%1$d, %2$d) n, generate_series(1, %2$d, 99) s;
      insert into activities (user_id, scenario_id, kind, "timestamp")
        select 1, 1, 'note', now() from generate_series(%1$d, %2$d) n;
      insert into practice.conversations (user_id, scenario_id)
        select 1, 1 from generate_series(%1$d, %2$d) n;
      insert into practice.messages (conversation_id, role, content)
        select 1, 'user', 'm' from generate_series(%1$d, %2$d) n;
      insert into practice.assessments (user_id, scenario_id, transcript, status)
        select 1, 1, '[]', 'done' from generate_series(%1$d, %2$d) n;
      insert into practice.assessment_items
          (assessment_id, rubric_question_id, place, question, max_score, score, comment, evidence,
            needs_review)
        select 1, n, n, 'q', 5, 3, '', '[]', false from generate_series(%1$d, %2$d) n;
      insert into practice.appeals (item_id, user_id, reason)
        select n, 1, 'r' from generate_series(%1$d, %2$d) n;
      """;

  private static TestDatabase database;
  private static StatementCounter counter;
  private static PracticeServer practice;
  private static String token = "";

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/expand");
    counter = StatementCounter.before(database.port());
    practice =
        PracticeServer.start(
            Map.of(
                "DATABASE_URL",
                database.url().replace(":" + database.port(), ":" + counter.port()),
                "JWT_SECRET_KEY",
                "j".repeat(32),
                "SECRET_KEY",
                "s".repeat(32),
                "ASSESSMENT_POLLING",
                "1m"));
    database.execute(ROWS.formatted(1, 1));
    token = admin();
  }

  @AfterAll
  static void stop() throws Exception {
    practice.close();
    counter.close();
    database.close();
  }

  @Test
  @Order(1)
  void noListTakesMoreStatementsForAHundredRowsThanForOne() throws Exception {
    List<String> lists = new ArrayList<>(OpenApiDocument.read().lists());
    // A report: its rows are sums over others.
    lists.remove("/api/v2/assessments/agreement/");
    assertThat(lists).hasSizeGreaterThan(15);
    Map<String, Integer> few = count(lists, 1);

    database.execute(ROWS.formatted(2, MANY), "analyze");

    assertThat(count(lists, MANY)).isEqualTo(few);
    System.out.printf("Statements of a list, with the principal's: %s%n", few);
  }

  @Test
  @Order(2)
  void noRowTakesMoreForWhatBelongsToIt() throws Exception {
    for (String rows : List.of("scenarios", "categories", "conversations", "assessments")) {
      String path = "/api/v2/" + rows + "/";

      assertThat(statements("GET", path + "1/", ""))
          .as("%s with a hundred of what belongs to them", rows)
          .isEqualTo(statements("GET", path + "2/", ""));
    }
  }

  @Test
  @Order(3)
  void noWriteOfAScenarioTakesMoreForAHundredTagsThanForOne() throws Exception {
    for (String list : List.of("/api/scenarios", "/api/v2/scenarios/")) {
      assertThat(statements("POST", list, scenario(MANY)))
          .as(list)
          .isEqualTo(statements("POST", list, scenario(1)));
    }
    for (String row : List.of("/api/scenarios/2", "/api/v2/scenarios/2/")) {
      List<Integer> one = new ArrayList<>();
      List<Integer> many = new ArrayList<>();
      for (int i = 0; i < REPETITIONS; i++) {
        one.add(statementsOfOne("PUT", row, scenario(1)));
        many.add(statementsOfOne("PUT", row, scenario(MANY)));
      }
      assertThat(many.stream().min(Integer::compare))
          .as(row)
          .isEqualTo(one.stream().min(Integer::compare));
    }
  }

  private static Map<String, Integer> count(List<String> lists, int rows) throws Exception {
    Map<String, Integer> statements = new TreeMap<>();
    for (String list : lists) {
      String path =
          list.replace("{id}", "1") + (list.startsWith("/api/v2/") ? "?page_size=100" : "");
      statements.put(list, statements("GET", path, ""));
      assertThat(rows(path)).as("rows of %s", list).isGreaterThanOrEqualTo(rows);
      if (rows == 1) {
        assertThat(rows(path)).as("rows of %s", list).isLessThan(MANY / 10);
      }
    }
    return statements;
  }

  private static int rows(String path) throws IOException {
    JsonNode list = MAPPER.readTree(send("GET", path, "").text());
    return list.isArray() ? list.size() : list.path("results").size();
  }

  /// Of the same request several times over, the least.
  private static int statements(String method, String path, String body) throws IOException {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      least = Math.min(least, statementsOfOne(method, path, body));
    }
    return least;
  }

  private static int statementsOfOne(String method, String path, String body) throws IOException {
    int before = counter.statements();
    RawResponse answer = send(method, path, body);
    assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isLessThan(300);
    return counter.statements() - before;
  }

  private static String scenario(int tags) {
    return IntStream.range(0, tags)
        .mapToObj(n -> "\"tag %d\"".formatted(n))
        .collect(
            Collectors.joining(
                ",", "{\"title\": \"t\", \"instructions\": \"i\", \"tags\": [", "]}"));
  }

  private static String admin() throws IOException, SQLException {
    String account = "{\"username\": \"root\", \"email\": \"r@r\", \"password\": \"not a secret\"}";
    send("POST", "/api/auth/register", account);
    database.execute("update \"user\" set role = 'admin' where username = 'root'");
    RawResponse signedIn = send("POST", "/api/auth/login", account);
    return MAPPER.readTree(signedIn.text()).path("access_token").asString();
  }

  private static RawResponse send(String method, String path, String body) throws IOException {
    List<Header> headers = new ArrayList<>();
    if (!token.isEmpty()) {
      headers.add(new Header("Authorization", "Bearer " + token));
    }
    if (!body.isEmpty()) {
      headers.add(new Header("Content-Type", "application/json"));
    }
    byte[] bytes = body.isEmpty() ? null : body.getBytes(UTF_8);
    return practice.http().send(new RawRequest(method, path, "1.1", headers, bytes));
  }
}
