package org.handover.practice.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.drf.NpmProject;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiIT {
  private static TestDatabase database;
  private static PracticeServer practice;

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
  void isTheDocumentThatIsCheckedIn() throws IOException {
    String served = OpenApiDocument.pretty(get("/api/v2/schema/").text());
    if (OpenApiDocument.isToBeWritten()) {
      Files.writeString(OpenApiDocument.FILE, served);
    }

    assertThat(served)
        .as("docs/openapi.json; to write it anew: %s", OpenApiDocument.COMMAND)
        .isEqualTo(Files.readString(OpenApiDocument.FILE));
  }

  @Test
  void isOpenApiToAValidatorOfIt() throws IOException, InterruptedException {
    String file = OpenApiDocument.FILE.toAbsolutePath().normalize().toString();

    String said = NpmProject.installed().npm(Map.of(), "run", "openapi", "--", file);

    assertThat(said).contains("\"valid\": true");
  }

  @Test
  void tellsOfEveryEndpointInWords() throws IOException {
    assertThat(get("/api/v2/schema/").text()).doesNotContain("Not told of");
  }

  @Test
  void saysWhatEveryOperationIsFor() throws IOException {
    JsonNode document = new JsonMapper().readTree(get("/api/v2/schema/").text());
    Map<String, String> sentences = new TreeMap<>();
    operations(document)
        .forEach(operation ->
            sentences.put(
                operation.get("operationId").stringValue(),
                operation.path("description").asString("")));

    assertThat(sentences).allSatisfy((id, sentence) -> assertThat(sentence).as(id).endsWith("."));
    assertThat(sentences.keySet()).containsExactlyInAnyOrderElementsOf(described());
  }

  @Test
  void declaresItsTagsAndPutsApiV2First() throws IOException {
    JsonNode document = new JsonMapper().readTree(get("/api/v2/schema/").text());
    List<String> paths = List.copyOf(document.get("paths").propertyNames());

    assertThat(document.get("tags").findValuesAsString("name"))
        .containsExactlyInAnyOrderElementsOf(
            operations(document)
                .map(operation -> operation.get("tags").get(0).stringValue())
                .collect(Collectors.toSet()));
    assertThat(document.get("tags").get(0).get("name").stringValue()).isEqualTo("auth");
    assertThat(paths.getFirst()).startsWith("/api/v2/");
    assertThat(paths.getLast()).isEqualTo("/api/users/{id}");
  }

  private static Stream<JsonNode> operations(JsonNode document) {
    return document
        .get("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .filter(operation -> operation.has("operationId"));
  }

  /// A sentence on an operation that is no more would be left behind.
  private static Collection<String> described() throws IOException {
    try (InputStream file = Descriptions.class.getResourceAsStream("descriptions.json")) {
      return new JsonMapper()
          .readTree(Objects.requireNonNull(file))
          .get("operations")
          .propertyNames();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/vnd.oai.openapi+json",
        "application/yaml",
        "application/vnd.oai.openapi"
      })
  void comesInTheTypeThatIsAskedFor(String type) throws IOException {
    RawResponse answer = get("/api/v2/schema/", new Header("Accept", type));

    assertThat(answer.header("Content-Type")).contains(type);
    assertThat(answer.text()).startsWith("{\"openapi\":\"3.1.0\"");
  }

  @Test
  void isSentOnceToWhoeverKeepsIt() throws IOException {
    String version = get("/api/v2/schema/").header("ETag").orElseThrow();

    RawResponse again = get("/api/v2/schema/", new Header("If-None-Match", version));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void hasAPageThatReachesNothingElse() throws IOException {
    RawResponse page = get("/api/v2/docs/", new Header("Accept", "text/html,*/*;q=0.8"));

    assertThat(page.header("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "connect-src 'self'");
    assertThat(page.text()).doesNotContain("http://", "https://", "//cdn");
    for (String file : List.of("start.js", "swagger-ui-bundle.js", "swagger-ui.css")) {
      assertThat(page.text()).contains('"' + file + '"');
      assertThat(get("/api/v2/docs/" + file).status()).as(file).isEqualTo(200);
    }
  }

  private static RawResponse get(String target, Header... headers) throws IOException {
    return practice.http().send(RawRequest.get(target, headers));
  }
}
