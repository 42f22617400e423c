package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class ParityReadTest {
  private static final String LINE =
      "10.0.0.1 - - [01/Jul/2026:10:00:00 +0000] \"%s HTTP/1.1\" %d 20 \"-\" \"x\"\n";

  @TempDir private Path folder;

  private static String lines(String request, int status, int times) {
    return LINE.formatted(request, status).repeat(times);
  }

  private Workplace place(LiveBackend legacy, LiveBackend next, String more) {
    return new Workplace(folder, Toolkit.here())
        .with(
            """
            name: reads
            database: postgresql://nobody@127.0.0.1:1/none
            backends:
              legacy: {url: "%s", health: /health}
              next: {url: "%s", health: /health}
            parity: {cases: cases%s}
            """
                .formatted(legacy.url(), next.url(), more))
        .file("cases/corpus.yml", "about: x\nchapters: [all]\ncallers: {one: {bearer: '${token}'}}")
        .file("cases/all.yml", "about: x\ncases: []");
  }

  private Outcome read(Function<String, String> legacy, Function<String, String> next, String log) {
    try (LiveBackend left = new LiveBackend(legacy);
        LiveBackend right = new LiveBackend(next)) {
      return run(place(left, right, ""), log);
    }
  }

  private Outcome run(Workplace place, String log, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("parity", "read", "--rate", "100000", "--json", log(place, log)));
    words.addAll(List.of(more));
    return place.run(words.toArray(String[]::new));
  }

  private String log(Workplace place, String text) {
    place.file("access.log", text);
    return folder.resolve("access.log").toString();
  }

  @Test
  void makesTheReadsOfALogAndNoWrites() {
    String log =
        lines("GET /api/a?x=1", 200, 30)
            + lines("POST /api/a", 201, 5)
            + lines("GET /api/a?_method=DELETE", 200, 5)
            + lines("DELETE /api/a", 200, 5);
    try (LiveBackend legacy = new LiveBackend(_ -> "{\"a\": 1}");
        LiveBackend next = new LiveBackend(_ -> "{\"a\":1}")) {
      Outcome outcome = run(place(legacy, next, ""), log);
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      assertThat(legacy.calls()).hasSize(60).containsOnly("GET /api/a?x=1");
      assertThat(next.calls()).hasSize(30).containsOnly("GET /api/a?x=1");
      assertThat(place(legacy, next, "").run("journal").out()).contains("parity read", "passed");
    }
  }

  @Test
  void whatTheOldBackendDiffersInFromItselfIsNoiseAndShown() {
    AtomicInteger clock = new AtomicInteger();
    Function<String, String> ticking =
        _ -> "{\"rows\": [{\"at\": %d, \"n\": 1}]}".formatted(clock.incrementAndGet());
    Outcome outcome = read(ticking, ticking, lines("GET /api/a", 200, 20));
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.json().at("/report/reads/noise/0/what").asString())
        .isEqualTo("value /rows/*/at");
    assertThat(outcome.json().at("/report/reads/noise/0/reads").asInt()).isEqualTo(20);
  }

  @Test
  void anotherTypeAtANoisyPlaceAndAnotherValueBesideItAreFound() {
    AtomicInteger clock = new AtomicInteger();
    Outcome outcome =
        read(
            _ -> "{\"at\": %d, \"n\": 1}".formatted(clock.incrementAndGet()),
            _ -> "{\"at\": \"%d\", \"n\": 2}".formatted(clock.incrementAndGet()),
            lines("GET /api/a", 200, 20));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.json().at("/report/groups").findValuesAsString("what"))
        .containsExactly("type /at", "value /n");
  }

  @Test
  void aDifferenceLeavesReportsWithAnExample() {
    try (LiveBackend legacy = new LiveBackend(_ -> "{\"id\": 1}");
        LiveBackend next = new LiveBackend(call -> call.contains("7") ? "404" : "{\"id\": 1}")) {
      Workplace place = place(legacy, next, "");
      Outcome outcome =
          run(
              place,
              lines("GET /api/a/8", 200, 20) + lines("GET /api/a/7?token=s3cret", 200, 20),
              "--html",
              folder.resolve("p.html").toString(),
              "--junit",
              folder.resolve("p.xml").toString());
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.json().at("/report/groups/0/example/exchange/sent").asString())
          .contains("GET /api/a/7");
      assertThat(place.read("p.html")).contains("curl", "/api/a/7").doesNotContain("s3cret");
      assertThat(place.read("p.xml")).contains("failure").doesNotContain("s3cret");
      assertThat(outcome.out()).doesNotContain("s3cret");
    }
  }

  @Test
  void anAnswerThatIsWrongOnlyAtTimesIsFound() {
    AtomicInteger asked = new AtomicInteger();
    Outcome outcome =
        read(
            _ -> "{\"id\": 1}",
            _ -> asked.incrementAndGet() % 4 == 0 ? "{\"id\": 2}" : "{\"id\": 1}",
            lines("GET /api/a", 200, 100));
    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
  }

  @Test
  void aRowThatChangesWhileItIsReadIsNoDifference() {
    AtomicInteger asked = new AtomicInteger();
    Function<String, String> moving =
        _ -> "{\"id\": %d}".formatted(asked.incrementAndGet() / 1_000);
    Outcome outcome = read(moving, moving, lines("GET /api/a", 200, 500));
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }

  @Test
  void tooFewReadsAndAnswersOfStrangersProveNothing() {
    assertThat(read(_ -> "{}", _ -> "{}", lines("GET /api/a", 200, 3)).exitCode()).isEqualTo(3);
    Outcome strangers = read(_ -> "401", _ -> "401", lines("GET /api/a", 200, 30));
    assertThat(strangers.exitCode()).isEqualTo(3);
    assertThat(strangers.out()).contains("legacy answers 401 where 200 is known");
    assertThat(read(_ -> "{}", _ -> "{}", "no log\n".repeat(50)).exitCode()).isEqualTo(3);
    assertThat(read(_ -> "{}", _ -> "{}", "").exitCode()).isEqualTo(3);
  }

  @Test
  void aBackendThatDiesMidwayIsInconclusive() {
    try (LiveBackend legacy = new LiveBackend(_ -> "{}")) {
      LiveBackend[] next = new LiveBackend[1];
      next[0] =
          new LiveBackend(call -> {
            if (call.endsWith("/last")) {
              next[0].close();
            }
            return "{}";
          });
      Outcome outcome =
          run(
              place(legacy, next[0], ""),
              lines("GET /api/a", 200, 30)
                  + lines("GET /last", 200, 1)
                  + lines("GET /api/a", 200, 30));
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(3);
      assertThat(outcome.out()).contains("next is down");
    }
  }

  @Test
  void aBackendThatIsDownIsNamed() {
    try (LiveBackend legacy = new LiveBackend(_ -> "{}")) {
      LiveBackend next = new LiveBackend(_ -> "{}");
      next.close();
      Outcome outcome = run(place(legacy, next, ""), lines("GET /a", 200, 30));
      assertThat(outcome.exitCode()).isEqualTo(4);
      assertThat(outcome.err()).contains("backend next");
    }
  }

  @Test
  void aBackendIsNotComparedWithItself() {
    try (LiveBackend only = new LiveBackend(_ -> "{}")) {
      Outcome outcome = run(place(only, only, ""), lines("GET /a", 200, 30));
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("backends.next.url", "compared with itself");
    }
  }

  @Test
  void goesOnWhereItWasStopped() {
    String log =
        lines("GET /api/a", 200, 30) + lines("GET /last", 200, 1) + lines("GET /api/b", 200, 30);
    String state = folder.resolve("state.json").toString();
    try (LiveBackend legacy = new LiveBackend(_ -> "{}")) {
      LiveBackend[] dying = new LiveBackend[1];
      dying[0] =
          new LiveBackend(call -> {
            if (call.endsWith("/last")) {
              dying[0].close();
            }
            return "{}";
          });
      assertThat(run(place(legacy, dying[0], ""), log, "--state", state).exitCode()).isEqualTo(3);
      try (LiveBackend next = new LiveBackend(_ -> "{}")) {
        Outcome outcome = run(place(legacy, next, ""), log, "--state", state);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.json().at("/report/played").asInt()).isEqualTo(61);
        assertThat(next.calls()).hasSize(31).doesNotContain("GET /api/a");
        assertThat(Path.of(state)).doesNotExist();
      }
    }
  }

  @Test
  void aStateOfOtherLogsIsRefused() throws Exception {
    try (LiveBackend legacy = new LiveBackend(_ -> "{}");
        LiveBackend next = new LiveBackend(_ -> "{}")) {
      Workplace place = place(legacy, next, "");
      Path state = folder.resolve("state.json");
      Files.writeString(state, "{}");
      assertThat(run(place, lines("GET /a", 200, 1), "--state", state.toString()).exitCode())
          .isEqualTo(2);
    }
  }

  @Test
  void casesThatReadArePlayedWithWhatTheySave() {
    try (LiveBackend legacy = new LiveBackend(_ -> "{\"id\": 5}");
        LiveBackend next = new LiveBackend(_ -> "{\"id\": 5}")) {
      Workplace place =
          place(legacy, next, ", minimum-reads: 2")
              .file(
                  "cases/all.yml",
                  """
                  about: x
                  cases:
                  - {name: a, request: GET /a, expect: 200, save: {id: /id}}
                  - {name: b, request: "GET /b/${id}", expect: 200}
                  - {name: w, request: POST /w, expect: 201}
                  """);
      Outcome outcome = place.run("parity", "read", "--rate", "10000");
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      assertThat(next.calls()).containsExactly("GET /a", "GET /b/5");
    }
  }

  @Test
  void aCallerWhoCannotSignInIsNeverAPass() {
    try (LiveBackend legacy = new LiveBackend(_ -> "{}");
        LiveBackend next = new LiveBackend(_ -> "{}")) {
      Workplace place = place(legacy, next, "");
      Outcome log = run(place, lines("GET /a", 200, 30), "--as", "one");
      assertThat(log.exitCode()).isEqualTo(2);
      assertThat(log.err()).contains("cannot sign in", "${token}");
      place.file(
          "cases/all.yml", "about: x\ncases: [{name: a, as: one, request: GET /a, expect: 200}]");
      Outcome cases = place.run("parity", "read");
      assertThat(cases.exitCode()).isEqualTo(3);
      assertThat(cases.out()).contains("no case saved ${token}");
    }
  }

  @Test
  void readsStandardInputWithoutEndUntilItIsStopped() {
    try (LiveBackend legacy = new LiveBackend(_ -> "{}");
        LiveBackend next = new LiveBackend(_ -> "{}")) {
      Workplace place = place(legacy, next, "");
      String log = log(place, lines("GET /api/a", 200, 25));
      try (ToolkitProcess run =
          ToolkitProcess.start(
              place,
              List.of(
                  "sh",
                  "-c",
                  "mkfifo \"$0\"; (cat '%s'; exec sleep 60) > \"$0\" & exec \"$@\" < \"$0\""
                      .formatted(log),
                  folder.resolve("pipe").toString()),
              Map.of(),
              "parity",
              "read",
              "--rate",
              "10000",
              "-")) {
        Until.is("all lines were read", () -> legacy.calls().size() + next.calls().size() >= 75);
        run.handle().destroy();
        Outcome outcome = run.await();
        assertThat(outcome.out()).as(outcome.err()).contains("25 of 25 reads compared");
        assertThat(place.run("journal").out()).contains("parity read", "passed");
      }
    }
  }
}
