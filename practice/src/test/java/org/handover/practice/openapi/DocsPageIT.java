package org.handover.practice.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.drf.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page at `/api/v2/docs/` in Chromium, under its own Content-Security-Policy.
class DocsPageIT {
  private static final Pattern SHOWN = Pattern.compile("id=\"operations-(tag-)?([^\"]*)\"");

  private static TestDatabase database;
  private static PracticeServer practice;

  @TempDir Path folder;

  /// What came of a visit.
  ///
  /// @param page the elements, once the scripts have run
  /// @param complaints what stands in the browser's console
  /// @param requests the URLs that pages asked for
  private record Visit(String page, List<String> complaints, List<String> requests) {}

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    practice = PracticeServer.over(database);
  }

  @AfterAll
  static void stop() throws Exception {
    practice.close();
    database.close();
  }

  @Test
  void showsTheOperationsAndAsksNobodyElse() throws Exception {
    String origin = "http://127.0.0.1:" + practice.port();

    Visit visit = visit(origin + "/api/v2/docs/#/scenarios");

    JsonNode document = new JsonMapper().readTree(Files.readString(OpenApiDocument.FILE));
    Set<String> shown =
        SHOWN.matcher(visit.page()).results().map(m -> m.group(2)).collect(Collectors.toSet());
    assertThat(shown).containsAll(tags(document)).containsAll(operations("scenarios", document));
    assertThat(visit.complaints()).isEmpty();
    assertThat(visit.requests())
        .contains(origin + "/api/v2/schema/", origin + "/api/v2/docs/start.js")
        .allMatch(url -> url.startsWith(origin + "/"));
  }

  /// Or the test above would pass whatever the page did.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>console.error('alas')</script>",
        "<script>nothing.at.all()</script>",
        "<meta http-equiv='Content-Security-Policy' content=\"img-src 'none'\"><img src='http://other.example/'>"
      })
  void wouldHearAPageComplain(String html) throws Exception {
    assertThat(visit("data:text/html," + html).complaints()).hasSize(1);
  }

  private Visit visit(String url) throws IOException, InterruptedException {
    Path requests = folder.resolve("requests.json");
    String said =
        Command.in(
                folder,
                "chromium",
                "--headless",
                "--no-sandbox", // has nothing to offer to root
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + folder.resolve("profile"),
                "--log-net-log=" + requests,
                "--enable-logging=stderr",
                "--virtual-time-budget=30000",
                "--dump-dom",
                url)
            .run();
    List<String> complaints = said.lines().filter(line -> line.contains(":CONSOLE:")).toList();
    return new Visit(said, complaints, requests(Files.readString(requests)));
  }

  /// What pages have asked for: the browser's own requests have no initiator.
  private static List<String> requests(String log) {
    try (Stream<JsonNode> events = new JsonMapper().readTree(log).get("events").valueStream()) {
      return events
          .map(event -> event.path("params"))
          .filter(request -> request.path("initiator").asString("").startsWith("http"))
          .map(request -> request.path("url").asString(""))
          .distinct()
          .toList();
    }
  }

  private static Set<String> tags(JsonNode document) {
    return document
        .get("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .flatMap(operation -> operation.path("tags").valueStream())
        .map(tag -> tag.stringValue().replace(' ', '_'))
        .collect(Collectors.toSet());
  }

  private static List<String> operations(String tag, JsonNode document) {
    return document.findValuesAsString("operationId").stream()
        .filter(id -> id.startsWith(tag + "_"))
        .map(id -> tag + "-" + id)
        .toList();
  }
}
