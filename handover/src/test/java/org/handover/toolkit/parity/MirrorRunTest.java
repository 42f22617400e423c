package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
@Timeout(60)
class MirrorRunTest {
  private static final int FAST = 100_000;

  @TempDir private Path folder = Path.of("");
  private final List<HttpServer> servers = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private String backend(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    servers.add(server);
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Configuration configuration(String legacy, String next) throws IOException {
    Path file = folder.resolve("handover.yml");
    Files.writeString(
        file,
        """
        name: test
        database: postgresql://127.0.0.1/none
        backends: {legacy: {url: "%s"}, next: {url: "%s"}}
        parity: {minimum-reads: 5, skip-reads: [GET /logout]}
        """
            .formatted(legacy, next));
    return new ConfigurationFile(file, Map.of()).read();
  }

  private ParityReport reportAfter(String legacy, String next, int reads) throws IOException {
    Configuration configuration = configuration(backend(legacy), backend(next));
    try (MirrorRun run = new MirrorRun(configuration, FAST)) {
      run.start();
      for (int i = 0; i < reads; i++) {
        run.offer(RawRequest.get("/api/items/" + i));
      }
      run.offer(RawRequest.get("/logout"));
      run.offer(RawRequest.of("DELETE", "/api/items/1", List.of(), ""));
      Until.is("all are compared", () -> run.report().cases() == reads);
      return run.report();
    }
  }

  @Test
  void passesWhenBothAnswerAlike() throws IOException {
    ParityReport report = reportAfter("{\"a\": 1}", "{\"a\":1}", 6);
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(asked).hasValue(6 * 3);
  }

  @Test
  void failsWhenTheyDiffer() throws IOException {
    assertThat(reportAfter("{\"a\": 1}", "{\"a\": 2}", 6).verdict()).isEqualTo(Verdict.FAIL);
  }

  private static RawResponse live(String body) {
    return new RawResponse(
        200,
        List.of(new Header("Content-Type", "application/json")),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private ParityReport reportBesideLiveAnswers(String live, boolean ofNext, String other)
      throws IOException {
    try (MirrorRun run = new MirrorRun(configuration(backend(other), backend(other)), FAST)) {
      run.start();
      for (int i = 0; i < 6; i++) {
        run.offer(RawRequest.get("/api/items/" + i), live(live), ofNext);
      }
      Until.is("all are compared", () -> run.report().cases() == 6);
      return run.report();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksTheOtherBackendAloneBesideALiveAnswer(boolean ofNext) throws IOException {
    assertThat(reportBesideLiveAnswers("{\"a\": 1}", ofNext, "{\"a\":1}").verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(asked).hasValue(6);
  }

  /// The row may have changed between the client's answer and the other backend's.
  @Test
  void asksBothAgainWhereTheOtherBackendDiffersFromALiveAnswer() throws IOException {
    ParityReport report = reportBesideLiveAnswers("{\"a\": 1}", false, "{\"a\": 2}");
    assertThat(report.groups()).isEmpty();
    assertThat(asked).hasValue(6 * (1 + 3 * 3));
  }

  @Test
  void failsWhereABackendKeepsDifferingFromLiveAnswers() throws IOException {
    Configuration configuration = configuration(backend("{\"a\": 1}"), backend("{\"a\": 2}"));
    try (MirrorRun run = new MirrorRun(configuration, FAST)) {
      run.start();
      run.offer(RawRequest.get("/api/x"), live("{\"a\": 1}"), false);
      run.offer(RawRequest.get("/api/y"), live("{\"a\": 2}"), true);
      Until.is("both are compared", () -> run.report().cases() == 2);
      assertThat(run.report().verdict()).isEqualTo(Verdict.FAIL);
      assertThat(run.report().groups()).isNotEmpty();
    }
  }

  @Test
  void isInconclusiveAfterTooFewReads() throws IOException {
    assertThat(reportAfter("{\"a\": 1}", "{\"a\": 1}", 2).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void dropsAndCountsWhatFindsNoRoom() throws IOException {
    try (MirrorRun run = new MirrorRun(configuration(backend("1"), backend("1")), 1)) {
      // It is not started: nothing leaves the queue.
      for (int i = 0; i < 300; i++) {
        run.offer(RawRequest.get("/api/x"));
      }
      assertThat(run.dropped()).isEqualTo(300 - 256);
    }
  }
}
