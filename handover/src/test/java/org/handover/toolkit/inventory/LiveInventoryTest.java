package org.handover.toolkit.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class LiveInventoryTest {
  private static final String ROUTES =
      """
      Endpoint  Methods        Rule
      --------  -------------  ----------------------
      list      GET, HEAD      /api/users
      change    DELETE, PATCH  /api/users/<int:id>
      out       GET            /api/logout
      """;

  /// What the backend answers: status, the methods of `Allow` (empty: none), body.
  private record Canned(int status, String allow, String body) {}

  @TempDir private Path folder;
  private final Map<String, Canned> answers = new TreeMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private Canned otherwise = new Canned(404, "", "nothing here");
  private HttpServer backend;
  private Workplace place;

  @BeforeEach
  void start() throws IOException {
    backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext("/", this::handle);
    backend.start();
    place =
        new Workplace(folder, Toolkit.here())
            .file("routes.txt", ROUTES)
            .with(
                """
                name: live
                database: postgresql://nobody@127.0.0.1:1/nowhere
                backends: {legacy: {}, next: {url: "http://127.0.0.1:%d"}}
                inventory: {routes: routes.txt}
                parity: {skip-reads: [GET /api/logout]}
                """
                    .formatted(backend.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    backend.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replaceFirst("/\\d+$", "/ID");
    String call = exchange.getRequestMethod() + " " + path;
    calls.add(call);
    Canned canned = answers.getOrDefault(call, otherwise);
    if (!canned.allow().isEmpty()) {
      exchange.getResponseHeaders().set("Allow", canned.allow());
    }
    byte[] body = canned.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(canned.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private List<String> standings(Outcome outcome) {
    return outcome
        .json()
        .path("report")
        .path("endpoints")
        .valueStream()
        .map(e ->
            e.path("standing").asString()
                + " "
                + e.path("endpoint").asString()
                + " "
                + e.path("live").asString())
        .toList();
  }

  @Test
  void whatTheBackendAllowsIsCoveredAndWhatItDoesNotIsMissing() {
    answers.put("OPTIONS /api/users", new Canned(200, "GET, HEAD, OPTIONS", ""));
    answers.put("OPTIONS /api/users/ID", new Canned(200, "OPTIONS, DELETE", ""));
    answers.put("OPTIONS /api/logout", new Canned(405, "GET", "no"));
    Outcome outcome = place.run("inventory", "--live", "--json");
    assertThat(standings(outcome))
        .containsExactly(
            "covered GET /api/logout served",
            "covered GET /api/users served",
            "covered DELETE /api/users/{id} served",
            "missing PATCH /api/users/{id} not served");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(calls).allMatch(call -> call.startsWith("OPTIONS ") || call.startsWith("GET "));
  }

  @Test
  void aPathThatIsNotFoundLikeAnyOtherIsMissing() {
    answers.put("OPTIONS /api/users/ID", new Canned(200, "DELETE, PATCH", ""));
    Outcome outcome = place.run("inventory", "--live", "--json");
    assertThat(standings(outcome)).contains("missing GET /api/users not served");
  }

  @Test
  void aRowThatIsNotThereProvesNothing() {
    answers.put("OPTIONS /api/users", new Canned(200, "GET", ""));
    answers.put("OPTIONS /api/logout", new Canned(200, "GET", ""));
    Outcome outcome = place.run("inventory", "--live", "--json");
    assertThat(standings(outcome)).contains("unclear PATCH /api/users/{id} unclear");
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void whatIsAnsweredToEveryPathProvesNothing() {
    otherwise = new Canned(200, "GET, POST, DELETE, PATCH", "a page of scripts");
    Outcome outcome = place.run("inventory", "--live", "--json");
    assertThat(standings(outcome)).allMatch(line -> line.startsWith("unclear"));
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void aReadIsMadeWhereOptionsSayTooLittleUnlessItIsNoneToBeMade() {
    otherwise = new Canned(404, "", "");
    answers.put("OPTIONS /api/users", new Canned(403, "", ""));
    answers.put("OPTIONS /api/logout", new Canned(403, "", ""));
    answers.put("GET /api/users", new Canned(401, "", "sign in"));
    Outcome outcome = place.run("inventory", "--live", "--json");
    assertThat(standings(outcome))
        .contains("covered GET /api/users served", "unclear GET /api/logout unclear");
    assertThat(calls).doesNotContain("GET /api/logout");
  }

  @Test
  void anAnswerCountsForMoreThanTheDocument() {
    place.file(
        "next.json",
        """
        {"paths": {"/api/users": {"get": {}}, "/api/logout": {"get": {}}, "/api/users/{id}": {"delete": {}}}}
        """);
    place.with(
        place.read("handover.yml").replace("routes.txt", "routes.txt, next-openapi: next.json"));
    answers.put("OPTIONS /api/users/ID", new Canned(200, "DELETE, PATCH", ""));
    answers.put("OPTIONS /api/users", new Canned(200, "POST", ""));
    Outcome outcome = place.run("inventory", "--live", "--json");
    assertThat(standings(outcome))
        .contains(
            "missing GET /api/users not served",
            "covered DELETE /api/users/{id} served",
            "covered PATCH /api/users/{id} served");
  }

  @Test
  void aBackendThatIsNotThereIsNamed() {
    backend.stop(0);
    Outcome outcome = place.run("inventory", "--live");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("the new backend at http://127.0.0.1", "backends.next.url");
    place.with(place.read("handover.yml").replaceFirst("url: \"[^\"]*\"", ""));
    assertThat(place.run("inventory", "--live").err()).contains("backends.next.url");
  }
}
