package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.postgres.DatabaseUrl;
import org.handover.practice.backends.LegacyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The real Flask application does not notice that its tables are expanded.
class FlaskOnExpandedDatabaseIT {
  private static final String ACCOUNT =
      """
      {"username": "newcomer", "email": "newcomer@example.org", "password": "correct horse"}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private TestDatabase database;
  private LegacyServer flask;
  private String token = "";

  @BeforeEach
  void startFlaskOnALegacyDatabase() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    flask =
        LegacyServer.start(
            Map.of(
                "DATABASE_URL", database.url(),
                "JWT_SECRET_KEY", "j".repeat(32),
                "SECRET_KEY", "s".repeat(32)));
    assertThat(send("POST", "/api/auth/register", ACCOUNT).statusCode()).isEqualTo(201);
    String answer = send("POST", "/api/auth/login", ACCOUNT).body();
    token = JsonMapper.shared().readTree(answer).get("access_token").asString();
  }

  @AfterEach
  void stop() throws SQLException {
    client.close();
    flask.close();
    database.close();
  }

  @Test
  void itsWritesFillAndMoveTheColumnsItDoesNotKnow() throws Exception {
    expand();

    assertThat(
            send("POST", "/api/auth/register", ACCOUNT.replace("newcomer", "second")).statusCode())
        .isEqualTo(201);
    assertThat(
            isTrue(
                "SELECT is_active AND created_at = updated_at FROM \"user\" WHERE username = 'second'"))
        .isTrue();

    String self = "/api/users/" + idOf("newcomer");
    assertThat(send("PUT", self, "{\"email\": \"moved@example.org\"}").statusCode()).isEqualTo(200);
    assertThat(isTrue("SELECT updated_at > created_at FROM \"user\" WHERE username = 'newcomer'"))
        .isTrue();
  }

  @Test
  void noRequestFailsWhileTheTablesAreExpanded() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Map<Integer, Integer>> traffic =
        CompletableFuture.supplyAsync(() -> keepWriting(done));
    try {
      expand();
    } finally {
      done.set(true);
    }

    assertThat(traffic.get()).containsOnlyKeys(200, 201);
  }

  private void expand() {
    new SchemaExpansion(
            DatabaseUrl.parse(database.url()), RetryPauses.jittered(20, Duration.ofMillis(200)))
        .apply();
  }

  /// Reads and writes until it is told to stop, and counts the answers by status.
  private Map<Integer, Integer> keepWriting(AtomicBoolean done) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    do {
      try {
        statuses.merge(
            send("POST", "/api/activities", "{\"kind\": \"practice\"}").statusCode(),
            1,
            Integer::sum);
        statuses.merge(send("GET", "/api/activities", "").statusCode(), 1, Integer::sum);
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    } while (!done.get());
    return statuses;
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(flask.port(), path)))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private int idOf(String username) {
    return JdbcClient.create(database.dataSource())
        .sql("SELECT id FROM \"user\" WHERE username = ?")
        .param(username)
        .query(Integer.class)
        .single();
  }

  private boolean isTrue(String sql) {
    return JdbcClient.create(database.dataSource()).sql(sql).query(Boolean.class).single();
  }
}
