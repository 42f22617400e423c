package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.parity.FaultyHttpbin;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A migration of others that has no database: Debian's httpbin under gunicorn, and the same behind
/// a proxy.
@Tag("integration")
@Timeout(180)
class WithoutDatabaseIT {
  private static final int READS = 60;

  @TempDir private Path folder;
  private final int legacyPort = freePort();
  private final int gatewayPort = freePort();
  private final int consolePort = freePort();
  private Process gunicorn;
  private HttpServer next;
  private Workplace place;

  @BeforeEach
  void start() throws IOException {
    gunicorn =
        new ProcessBuilder(
                "/usr/bin/gunicorn", "--bind=127.0.0.1:" + legacyPort, "--threads=4", "httpbin:app")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    next = FaultyHttpbin.proxy(0, legacyPort, false);
    place =
        new Workplace(folder, Toolkit.here())
            .with(
                """
                name: httpbin
                database: none
                backends:
                  legacy: {url: "http://127.0.0.1:%d", health: /status/200, version: "1"}
                  next: {url: "http://127.0.0.1:%d", health: /status/200, version: "2"}
                gateway: {listen: "127.0.0.1:%d", control: "127.0.0.1:%d"}
                console: {listen: "127.0.0.1:%d"}
                routes:
                  - {group: reads, path: /**, methods: [GET, HEAD]}
                  - {group: writes, path: /**}
                guard: {window: 5s, minimum-requests: 20, stale-after: 60s}
                load: {rate: 100, duration: 4s, warm-up: 1s, max-p95-ratio: 9}
                inventory: {logs: [access.log], next-openapi: next.json}
                """
                    .formatted(
                        legacyPort,
                        next.getAddress().getPort(),
                        gatewayPort,
                        freePort(),
                        consolePort))
            .file("access.log", log())
            .file(
                "next.json",
                "{\"paths\": {\"/robots.txt\": {\"get\": {}}, \"/html\": {\"get\": {}}}}");
    Until.is("httpbin answers", () -> status(legacyPort, "/html") == 200);
  }

  private static String log() {
    return IntStream.range(0, READS)
        .mapToObj(i ->
            "127.0.0.1 - - [01/Dec/2026:12:00:%02d +0000] \"GET %s HTTP/1.1\" 200 9 \"-\" \"-\"\n"
                .formatted(i, i % 2 == 0 ? "/robots.txt?a=" + i : "/html"))
        .collect(Collectors.joining());
  }

  @AfterEach
  void stop() throws InterruptedException {
    next.stop(0);
    gunicorn.destroy();
    gunicorn.waitFor();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawResponse ask(int port, String target) throws IOException {
    return new RawHttp(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(10))
        .send(RawRequest.get(target));
  }

  private static int status(int port, String target) {
    try {
      return ask(port, target).status();
    } catch (IOException e) {
      return 0;
    }
  }

  private String answeredBy() {
    try {
      return ask(gatewayPort, "/html").header("X-Handover-Backend").orElse("");
    } catch (IOException e) {
      return "nobody";
    }
  }

  private Outcome passes(String... words) {
    Outcome outcome = place.run(words);
    assertThat(outcome.exitCode())
        .as(String.join(" ", words) + "\n" + outcome.out() + outcome.err())
        .isZero();
    return outcome;
  }

  /// What the console in the gateway's process shows, to one who has the token.
  private JsonNode snapshot() throws IOException {
    RawHttp http =
        new RawHttp(URI.create("http://127.0.0.1:" + consolePort), Duration.ofSeconds(10));
    Until.is("the console answers", () -> status(consolePort, "/snapshot") == 401);
    String session =
        http.send(
                RawRequest.of(
                    "POST",
                    "/session",
                    List.of(
                        new Header(
                            "Authorization",
                            "Bearer " + place.read(".handover/console.token").strip()),
                        new Header("X-Handover-Console", "1")),
                    "{}"))
            .header("Set-Cookie")
            .orElseThrow();
    return JsonMapper.shared()
        .readTree(
            http.send(
                    RawRequest.of(
                        "GET",
                        "/snapshot",
                        List.of(new Header("Cookie", session.split(";", 2)[0])),
                        ""))
                .text());
  }

  @Test
  void goesAllTheWayAndBack() throws IOException {
    passes("doctor");
    passes("inventory");
    passes("parity", "read", "--rate", "200", folder.resolve("access.log").toString());
    // On a busy machine some seconds of latency prove nothing; that is said, and no failure.
    assertThat(place.run("load").exitCode()).isIn(0, 3);
    try (ToolkitProcess gateway = ToolkitProcess.start(place, "gateway", "--console");
        ToolkitProcess guard = ToolkitProcess.start(place, "watch")) {
      Until.is("the gateway answers", () -> answeredBy().equals("legacy") || !gateway.isAlive());
      passes("shift", "--group", "reads", "--to", "100%");
      // Writes cannot be played on clones of a database that is not there: that is not proven.
      Outcome unproven = place.run("shift", "--group", "writes", "--to", "100%");
      assertThat(unproven.exitCode()).isEqualTo(1);
      assertThat(unproven.out()).contains("parity of writes");
      Until.is("the new backend answers", () -> answeredBy().equals("next"));
      Until.is(
          "the guard is content",
          () -> {
            String _ = answeredBy();
            return place.run("status", "--json").exitCode() == 0;
          });

      JsonNode console = snapshot();
      assertThat(console.path("comparisons").get(0).path("name").asString())
          .isEqualTo("parity read");
      assertThat(console.path("readonly").isObject()).isFalse();

      next.stop(0);
      Until.is("the guard rolls back", () -> answeredBy().equals("legacy"));
      assertThat(status(gatewayPort, "/html")).isEqualTo(200);
      assertThat(guard.isAlive()).isTrue();
    }
    passes("rollback", "--because", "the end of the test");

    Outcome checklist = place.run("checklist");
    assertThat(checklist.out()).contains("formats match").doesNotContain("database backed up");
    assertThat(checklist.out().lines().filter(line -> line.strip().startsWith("passed")).toList())
        .extracting(line -> line.strip().replaceAll("^passed +(.*?)  .*", "$1"))
        .contains(
            "endpoints documented",
            "connectivity",
            "every endpoint has its equivalent",
            "formats match");
  }

  @Test
  void goesOnWithoutAConsoleWhoseAddressIsTaken() throws IOException {
    try (ServerSocket _ = new ServerSocket(consolePort, 1, InetAddress.getLoopbackAddress());
        ToolkitProcess gateway = ToolkitProcess.start(place, "gateway", "--console")) {
      Until.is("the gateway answers", () -> answeredBy().equals("legacy") || !gateway.isAlive());
      Until.is("it says so", () -> gateway.said().contains("NO CONSOLE: "));
      assertThat(gateway.said()).contains("127.0.0.1:%d is in use".formatted(consolePort));
      assertThat(gateway.isAlive()).isTrue();
    }
  }

  @Test
  void saysWhichStepsNeedADatabase() {
    for (List<String> step :
        List.of(List.of("db", "check"), List.of("backup"), List.of("db", "verify"))) {
      Outcome refused = place.run(step.toArray(String[]::new));
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("database is none, and this step needs one");
    }
    assertThat(place.read(".handover/journal.jsonl")).contains("\"on\":\"none\"");
  }
}
