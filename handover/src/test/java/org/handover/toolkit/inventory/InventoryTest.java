package org.handover.toolkit.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("integration")
class InventoryTest {
  private static final String ROUTES =
      """
      Endpoint          Methods           Rule
      ----------------  ----------------  --------------------------
      users.list_users  GET, HEAD         /api/users
      users.change      DELETE, PATCH     /api/users/<int:user_id>
      files.show        GET               /api/files/<path:name>
      static            GET               /static/<path:filename>
      """;

  private static final String NEXT =
      """
      {"openapi": "3.1.0", "servers": [{"url": "/api"}],
       "paths": {"/users": {"get": {}, "parameters": []}, "/users/{id}": {"delete": {}, "patch": {}},
                 "/files/{name}": {"get": {}}, "/reports": {"get": {}}}}
      """;

  // The first is nginx's, the second gunicorn's, the last an attempt on something that is not
  // there.
  private static final String COMBINED =
      """
      10.0.0.7 - - [22/Nov/2026:10:15:30 +0000] "GET /api/users?page=2&size=5 HTTP/1.1" 200 512 "-" "curl/7.88.1"
      127.0.0.1 - - [24/Nov/2026:10:15:30 +0000] "DELETE /api/users/17 HTTP/1.1" 403 30 "-" "python-requests/2.28"
      127.0.0.1 - - [24/Nov/2026:10:15:31 +0000] "GET /api/old/3f2b8c8e-1d1e-4c8e-9d0e-0a4b7a0b7c11/tags HTTP/1.1" 200 30 "-" "-"
      10.6.6.6 - - [24/Nov/2026:10:15:32 +0000] "GET /wp-login.php HTTP/1.1" 404 10 "-" "-"
      10.6.6.6 - - [24/Nov/2026:10:15:33 +0000] "\\x16\\x03\\x01" 400 0 "-" "-"
      """;

  @TempDir private Path folder;
  private Workplace place = new Workplace(Path.of(""), Toolkit.here());

  @BeforeEach
  void configure() {
    place =
        new Workplace(folder, Toolkit.here())
            .with(
                """
                name: inventory
                database: postgresql://nobody@127.0.0.1:1/nowhere
                backends: {legacy: {}, next: {}}
                inventory: {routes: routes.txt, next-openapi: next.json, logs: [access.log]}
                """)
            .file("routes.txt", ROUTES)
            .file("next.json", NEXT)
            .file("access.log", COMBINED);
  }

  @Test
  void everySourceIsMergedAndAMissingEndpointFails() {
    Outcome outcome = place.run("inventory", "--json");
    JsonNode endpoints = outcome.json().path("report").path("endpoints");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(endpoints.valueStream().map(InventoryTest::shown))
        .containsExactly(
            "never called GET /api/files/{path} []",
            "missing GET /api/old/{id}/tags [200]",
            "extra GET /api/reports []",
            "covered GET /api/users [200]",
            "covered DELETE /api/users/{id} [403]",
            "never called PATCH /api/users/{id} []",
            "missing GET /static/{path} []");
    assertThat(outcome.json().at("/report/unread").asInt()).isEqualTo(1);
    assertThat(outcome.json().at("/report/uncalled").asInt()).isEqualTo(1);
  }

  private static String shown(JsonNode endpoint) {
    return "%s %s %s"
        .formatted(
            endpoint.path("standing").asString(),
            endpoint.path("endpoint").asString(),
            endpoint.path("statuses"));
  }

  @Test
  void callsParametersAndTheLastCallAreCounted() {
    JsonNode users = endpoint("GET /api/users");
    assertThat(users.path("calls").asInt()).isEqualTo(1);
    assertThat(users.path("perDay").asDouble())
        .isEqualTo(0.5, org.assertj.core.data.Offset.offset(0.01));
    assertThat(users.path("last").asString()).isEqualTo("2026-11-22T10:15:30Z");
    assertThat(users.path("parameters").toString()).isEqualTo("[\"page\",\"size\"]");
  }

  private JsonNode endpoint(String name) {
    return place
        .run("inventory", "--json")
        .json()
        .path("report")
        .path("endpoints")
        .valueStream()
        .filter(e -> e.path("endpoint").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void jsonLogsAndRecordedSessionsAreUnderstood() {
    place
        .file(
            "access.log",
            """
            {"time_iso8601": "2026-11-24T10:15:30+00:00", "request_method": "PATCH", "request_uri": "/api/users/5", "status": "200"}
            {"time": "2026-11-24T10:15:30Z", "request": "GET /api/users HTTP/1.1", "status": 200}
            """)
        .file(
            "session.har",
            """
            {"log": {"entries": [
              {"startedDateTime": "2026-11-24T10:15:30.1Z",
               "request": {"method": "GET", "url": "https://example.org/api/files/a/b.txt"}, "response": {"status": 200}},
              {"request": {"method": "GET", "url": "https://example.org/api/users"}, "response": {"status": 0}}]}}
            """)
        .with(
            place
                .read("handover.yml")
                .replace("logs: [access.log]", "logs: [access.log], har: session.har"));
    assertThat(endpoint("PATCH /api/users/{id}").path("calls").asInt()).isEqualTo(1);
    assertThat(endpoint("GET /api/users").path("calls").asInt()).isEqualTo(1);
    assertThat(endpoint("GET /api/files/{path}").path("sources").toString())
        .isEqualTo("[\"har\",\"next\",\"routes\"]");
  }

  @Test
  void aPlaceWithManyWordsVariesHoweverLongTheLogIs() throws IOException {
    Path log = folder.resolve("access.log.1.gz");
    try (BufferedWriter lines =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(log)), UTF_8))) {
      for (int i = 0; i < 50_000; i++) {
        lines.write(
            "1.2.3.4 - - [24/Nov/2026:10:15:30 +0000] \"GET /api/pages/page-%s/likes HTTP/1.1\" 200 5 \"-\" \"-\"\n"
                .formatted(Integer.toString(i, 36)));
      }
    }
    Outcome outcome = place.run("inventory", "--json", log.toString());
    assertThat(
            outcome
                .json()
                .path("report")
                .path("endpoints")
                .valueStream()
                .filter(e -> e.path("endpoint").asString().startsWith("GET /api/pages")))
        .singleElement()
        .satisfies(
            e -> assertThat(e.path("endpoint").asString()).isEqualTo("GET /api/pages/{id}/likes"))
        .satisfies(e -> assertThat(e.path("calls").asInt()).isEqualTo(50_000));
  }

  @Test
  void whatTheCasesDoNotReachIsNamed() {
    place
        .file("cases/corpus.yml", "about: x\ncallers: {admin: {}}\nchapters: [all]")
        .file(
            "cases/all.yml",
            """
            about: x
            cases:
              - {name: a, as: admin, request: "GET /api/users?page=1", expect: 200}
              - {name: b, request: "DELETE /api/users/${id}", expect: {status: 200}}
            """)
        .with(place.read("handover.yml") + "parity: {cases: cases}\n");
    assertThat(endpoint("GET /api/users").path("unreached").toString()).isEqualTo("[\"?size\"]");
    assertThat(endpoint("DELETE /api/users/{id}").path("unreached").toString())
        .isEqualTo("[\"status 403\"]");
    assertThat(endpoint("GET /api/users").path("callers").toString()).isEqualTo("[\"admin\"]");
  }

  @Test
  void withoutTheNewBackendsDocumentNothingIsProven() {
    place.with(place.read("handover.yml").replace("next-openapi: next.json, ", ""));
    assertThat(place.run("inventory").exitCode()).isEqualTo(3);
  }

  @Test
  void anotherFileThanTheOneThatIsMeantIsRefused() {
    place.file("routes.txt", "not a table");
    assertThat(place.run("inventory").err()).contains("the list of routes");
    place.file("routes.txt", ROUTES).file("next.json", "{}");
    assertThat(place.run("inventory").err()).contains("is no OpenAPI document");
    assertThat(place.run("inventory", "nowhere.log").exitCode()).isEqualTo(2);
  }

  @Test
  void theApplicationItselfCanListItsRoutes() {
    place.with(
        place
            .read("handover.yml")
            .replace(
                "routes: routes.txt",
                "url-map: {run: [sh, -c, 'cat \"$TABLE\"'], env: {TABLE: routes.txt}}"));
    assertThat(endpoint("PATCH /api/users/{id}").path("sources").toString())
        .isEqualTo("[\"next\",\"url map\"]");
    place.with(place.read("handover.yml").replace("TABLE: routes.txt", "TABLE: nowhere"));
    assertThat(place.run("inventory").err()).contains("inventory.url-map", "nowhere");
  }
}
