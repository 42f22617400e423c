package org.handover.toolkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against servers that answer. The generator may be late here: other tests run beside it.
@Tag("integration")
@Execution(ExecutionMode.CONCURRENT)
class LoadTest {
  @TempDir private Path folder = Path.of("");

  private Workplace place(SlowServer legacy, SlowServer next, String more) {
    return new Workplace(folder, Toolkit.here())
        .with(
            """
            name: test
            database: postgresql://u:se%%20cret@127.0.0.1:1/db
            backends:
              legacy: {url: "%s", version: "1"}
              next: {url: "%s", version: "2"}
            load: {duration: 4s, warm-up: 200ms, rounds: 2, max-lateness: 5s, minimum-requests: 50%s}
            """
                .formatted(legacy.url(), next.url(), more));
  }

  @Test
  void comparesBothInTurnAndLeavesEvidence() throws IOException {
    try (SlowServer legacy = new SlowServer(8, (_, _) -> 200);
        SlowServer next = new SlowServer(8, (_, _) -> 200)) {
      Path page = folder.resolve("load.html");
      Outcome outcome =
          place(legacy, next, ", max-p95-ratio: 1000, max-error-rate: 20%")
              .run("load", "--rate", "100", "--html", page.toString(), "--json");
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      assertThat(outcome.json().at("/report/sides")).hasSize(2);
      assertThat(legacy.requests()).isBetween(300, 600);
      // The same arrivals, the same requests.
      assertThat(next.requests()).isEqualTo(legacy.requests());
      assertThat(Files.readString(page))
          .contains("<svg")
          .contains("polyline")
          .doesNotContain("<script")
          .doesNotContain("src=");
      assertThat(Files.readString(folder.resolve(".handover/journal.jsonl")))
          .contains("\"nextErrorRateAtMost\":")
          .contains("\"on\":\"both\"")
          .doesNotContain("cret");
    }
  }

  /// One worker that takes 100 ms serves 10 a second: of 40, each waits longer than the one before.
  /// A generator that waited for answers would see 100 ms.
  @Test
  void countsTheWaitOfRequestsThatArriveAtABusyServer() {
    try (SlowServer server =
        new SlowServer(
            1,
            (_, _) -> {
              Thread.sleep(100);
              return 200;
            })) {
      Outcome outcome =
          place(server, server, "")
              .run("load", "--on", "next", "--rate", "40", "--duration", "2", "--json");
      double p50 = outcome.json().at("/report/sides/0/percentiles/0").asDouble();
      assertThat(p50).isGreaterThan(1_000);
    }
  }

  @Test
  void failsOnErrorsAndNamesTheEndpoint() {
    try (SlowServer legacy = new SlowServer(4, (_, _) -> 200);
        SlowServer next = new SlowServer(4, (_, path) -> path.startsWith("/bad") ? 500 : 200)) {
      Outcome outcome =
          place(legacy, next, "")
              .run("load", "--rate", "60", "--path", "/good/17", "--path", "/bad", "--json");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.json().at("/report/sides/1/errors").asInt()).isGreaterThan(50);
      assertThat(outcome.out()).contains("GET /good/{}").contains("GET /bad");
    }
  }

  @Test
  void waitsForNoAnswerWithoutEnd() {
    try (SlowServer server = new SlowServer(64, (number, _) -> number % 10 == 9 ? 0 : 200)) {
      Outcome outcome =
          place(server, server, ", timeout: 1s")
              .run("load", "--on", "legacy", "--rate", "40", "--duration", "2", "--json");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.json().at("/report/sides/0/errors").asInt()).isBetween(2, 20);
    }
  }

  @Test
  void isInconclusiveAtARateThatNoMachineCanSend() {
    try (SlowServer server = new SlowServer(4, (_, _) -> 200)) {
      Outcome outcome =
          place(server, server, ", timeout: 1s")
              .run("load", "--on", "next", "--rate", "5000000", "--duration", "1", "--json");
      assertThat(outcome.exitCode()).isNotZero();
      assertThat(outcome.out()).contains("this machine cannot send");
    }
  }

  @Test
  void putsLoadOnAnyServerWithoutAConfiguration() {
    try (SlowServer server = new SlowServer(4, (_, _) -> 200)) {
      Outcome outcome =
          new Workplace(folder, Toolkit.here())
              .run(
                  "load",
                  "--url",
                  server.url() + "/x?token=hidden",
                  "--rate",
                  "30",
                  "--duration",
                  "1");
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.out())
          .contains("load.minimum-requests is 200")
          .contains("GET /x")
          .doesNotContain("hidden");
      assertThat(folder.resolve(".handover")).doesNotExist();
    }
  }

  @Test
  void sendsTheReadsOfALogAsOftenAsTheyWere() throws IOException {
    Path log = folder.resolve("access.log");
    StringBuilder lines = new StringBuilder();
    String line = "127.0.0.1 - - [01/Dec/2026:10:00:00 +0000] \"%s HTTP/1.1\" %d 10 \"-\" \"x\"%n";
    for (int i = 0; i < 90; i++) {
      lines.append(line.formatted("GET /often/" + i, 200));
    }
    for (int i = 0; i < 10; i++) {
      lines.append(line.formatted("GET /seldom?page=2", 404));
      lines.append(line.formatted("GET /half%2", 200)).append(line.formatted("GET /a|b", 200));
      lines.append(line.formatted("POST /write", 201)).append(line.formatted("GET /broken", 502));
    }
    Files.writeString(log, lines);
    try (SlowServer server =
        new SlowServer(4, (_, path) -> path.startsWith("/often") ? 200 : 404)) {
      Outcome outcome =
          place(server, server, ", max-error-rate: 20%")
              .run(
                  "load",
                  "--on",
                  "legacy",
                  "--rate",
                  "100",
                  "--duration",
                  "3",
                  "--json",
                  log.toString());
      assertThat(outcome.exitCode()).as(outcome.out()).isZero();
      assertThat(outcome.json().at("/report/mix").asString()).isEqualTo("100 reads of access logs");
      assertThat(outcome.json().at("/report/sides/0/odd").asInt()).isZero();
      assertThat(outcome.out())
          .contains("GET /often/{}")
          .doesNotContain("write")
          .doesNotContain("page=2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--rate 0, the rate",
    "--rate NaN, the rate",
    "--on sideways, it may be both",
    "--url ftp://x/, no http or https URL",
    "--path nowhere, no path of a read",
    "--path /x?_method=delete, no path of a read",
    "nothing.log, no file that can be read"
  })
  void refusesWhatCannotBeSent(String arguments, String what) {
    try (SlowServer server = new SlowServer(1, (_, _) -> 200)) {
      Outcome outcome = place(server, server, "").run(("load " + arguments).split(" "));
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
      assertThat(outcome.err()).contains(what);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void saysThatABackendIsNotThere() {
    try (SlowServer gone = new SlowServer(1, (_, _) -> 200)) {
      Workplace place = place(gone, gone, "");
      gone.close();
      Outcome outcome = place.run("load");
      assertThat(outcome.exitCode()).isEqualTo(4);
      assertThat(outcome.err()).contains("backend legacy cannot be reached");
    }
  }
}
