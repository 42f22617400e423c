package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Requests whose work would grow with what they ask for, on 5,000 scenarios: each is refused by a
/// limit, not by a clock.
class BoundedWorkIT {
  private static TestDatabase database;
  private static PracticeServer server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    JdbcClient.create(database.dataSource())
        .sql(
            """
            insert into assistant_scenarios (title, description, instructions, difficulty, is_published)
            select 'Scenario ' || n, repeat('eel and tree ', 20), 'Be brief.', 'easy', true
            from generate_series(1, 5000) n
            """)
        .update();
    server = PracticeServer.over(database, Map.of("ANONYMOUS_STATEMENT_TIMEOUT", "1s"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @Test
  void searchesForTwentyWordsAndNoMore() throws Exception {
    assertThat(search("e ".repeat(20)).status()).isEqualTo(200);
    assertThat(search("e ".repeat(21)).text())
        .isEqualTo("{\"search\":[\"Ensure this field has no more than 20 words.\"]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 7_800, 30_000})
  void searchesForTwoHundredCharactersAndNoMore(int length) throws Exception {
    assertThat(search("e".repeat(200)).status()).isEqualTo(200);

    RawResponse refused = search("e ".repeat(length / 2) + "e");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text())
        .isEqualTo("{\"search\":[\"Ensure this field has no more than 200 characters.\"]}");
  }

  @Test
  void ordersByEachColumnOnce() throws Exception {
    RawResponse ordered = get("/api/v2/scenarios/?ordering=" + "title,-title,".repeat(2_000));

    assertThat(ordered.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "page_size", "character", "category", "tag"})
  void takesALongNumberForNone(String parameter) throws Exception {
    String digits = "1_".repeat(20_000) + "1";

    assertThat(get("/api/v2/scenarios/?%s=%s".formatted(parameter, digits)).status())
        .isLessThan(500);
    assertThat(get("/api/activities?limit=%s".formatted(digits)).status()).isLessThan(500);
  }

  @Test
  void takesNoMoreTagsThanItCanStoreAtOnce() throws Exception {
    ApiV2Client educator = ApiV2Client.signIn(server.port(), "educator");
    String body = "{\"title\": \"T\", \"instructions\": \"I\", \"tags\": [%s]}";

    ApiV2Client.Reply many =
        educator.post("scenarios/", body.formatted("\"t\",".repeat(199) + "\"t\""));
    ApiV2Client.Reply tooMany =
        educator.post("scenarios/", body.formatted("\"t\",".repeat(200) + "\"t\""));

    assertThat(many.status()).isEqualTo(201);
    assertThat(tooMany.body().toString())
        .isEqualTo("{\"tags\":[\"Ensure this field has no more than 200 elements.\"]}");
  }

  /// The table is locked for longer than a stranger's statement may take.
  @Test
  void cancelsAStrangersStatementLongBeforeTheRequestIsOverdue() throws Exception {
    try (java.sql.Connection other = database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table assistant_scenarios in access exclusive mode");

      RawResponse answer = get("/api/v2/scenarios/");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isPresent();
    }
  }

  private static RawResponse search(String words) throws IOException {
    return get("/api/v2/scenarios/?search=" + URLEncoder.encode(words.strip(), UTF_8));
  }

  private static RawResponse get(String target) throws IOException {
    return server.http().send(RawRequest.get(target));
  }
}
