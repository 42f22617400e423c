package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class ParityWriteTest {
  private static final String STUB =
      "[/usr/bin/python3, \"%s\", \"{port}\"]"
          .formatted(Repository.file("handover/src/test/resources/parity/stub_backend.py"));

  private static final TestDatabase SERVER = new TestDatabase(TestServer.POSTGRES_15, "postgres");

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabases.legacy();

  @AfterEach
  void nothingIsLeft() {
    database.close();
    assertThat(clones()).isEmpty();
  }

  private static List<String> clones() {
    return SERVER.column("SELECT datname FROM pg_database WHERE datname LIKE 'handover_parity_%'");
  }

  private Workplace place(String cases) {
    return place(database.url(), STUB, cases);
  }

  private Workplace place(String url, String nextStart, String cases) {
    return new Workplace(folder, Toolkit.here())
        .with(
            """
            name: stub
            database: %s
            backends:
              legacy: {health: /health, start: %s}
              next: {health: /health, start: %s, env: {EXTRA: "yes"}}
            parity: {cases: cases, start-within: 1m}
            """
                .formatted(url, STUB, nextStart))
        .file("cases/corpus.yml", "about: x\nchapters: [all]")
        .file("cases/all.yml", "about: x\ncases: [" + cases + "]");
  }

  private static String get(String name, String more) {
    return "{name: %s, request: GET /%s, expect: 200%s}".formatted(name, name, more);
  }

  @Test
  void twoThatAnswerAlikePassAndLeaveReports() {
    Workplace place = place(get("a", "") + ", " + get("b", ", copies: 3"));
    Outcome outcome =
        place.run(
            "parity",
            "write",
            "--html",
            folder.resolve("p.html").toString(),
            "--junit",
            folder.resolve("p.xml").toString());
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).contains("2 of 2 cases played (8 requests)");
    assertThat(place.read("p.html")).contains("GET /b").doesNotContain("src=", "href=");
    assertThat(place.read("p.xml")).contains("tests=\"2\"", "failures=\"0\"");
    assertThat(place.run("journal").out()).contains("parity write", "passed");
  }

  @Test
  void aFieldMoreIsADifferenceOfTheLowestGradeThatARuleCanTakeAway() {
    Workplace place = place(get("extra", ""));
    Outcome strict = place.run("parity", "write", "--html", folder.resolve("p.html").toString());
    assertThat(strict.exitCode()).as(strict.out() + strict.err()).isEqualTo(1);
    assertThat(strict.out()).contains("field added /more");
    assertThat(place.read("p.html")).contains("curl").doesNotContain("a-secret-token");
    assertThat(place.run("parity", "write", "--fail-on", "medium").exitCode()).isZero();
    place.file(
        "cases/rules.yml", "ignore: [{endpoint: GET /*, pointer: /more, reason: it is new}]");
    assertThat(place.run("parity", "write").exitCode()).isZero();
    place.file(
        "cases/rules.yml",
        "waivers: [{endpoint: GET /*, pointer: /more, reason: r, owner: o, until: 2020-01-01}]");
    Outcome ended = place.run("parity", "write", "--fail-on", "high");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).contains("its last day has passed");
  }

  @Test
  void whereAnyAnswerIsTakenTheClockMayDiffer() {
    Workplace place = place("{name: a, request: GET /now, expect: any, save: {made: /id}}");
    Outcome outcome = place.run("parity", "write", "--json");
    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
    assertThat(outcome.json().path("report").path("groups").findValuesAsString("what"))
        .containsExactly("value /other");
  }

  @Test
  void noCasesProveNothing() {
    assertThat(place("").run("parity", "write").exitCode()).isEqualTo(3);
  }

  @Test
  void aBackendThatDoesNotStartIsShownWithItsLastOutput() {
    String broken = "[sh, -c, \"echo no such table; exit 5\"]";
    Outcome outcome = place(database.url(), broken, get("a", "")).run("parity", "write");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("backend next ended with 5", "no such table");
  }

  @Test
  void aBackendThatDiesMidwayIsNeverAPass() {
    Outcome outcome = place(get("die", "") + ", " + get("a", "")).run("parity", "write");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("no answer", "1 of 2 cases played", "the stub dies");
  }

  @Test
  void anEndlessAnswerIsNoAnswer() {
    Outcome outcome = place(get("endless", "")).run("parity", "write");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("no answer");
  }

  @Test
  void aDatabaseThatIsInUseIsDumped() throws SQLException {
    database.execute("INSERT INTO categories (name) VALUES ('one')");
    try (Connection _ = database.connect()) {
      Outcome outcome = place(get("a", "")).run("parity", "write");
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      assertThat(outcome.out()).contains("2 rows of");
    }
  }

  @Test
  void aRoleThatMayNotMakeClonesIsToldWhatToGrant() {
    SERVER.execute("DROP ROLE IF EXISTS poor", "CREATE ROLE poor LOGIN");
    Outcome outcome = place(database.urlAs("poor"), STUB, get("a", "")).run("parity", "write");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("CREATEDB", "scratch");
  }

  @Test
  void whatAKilledRunLeavesTheNextOneRemoves() {
    Workplace place = place(get("slow", ""));
    Set<Long> started;
    try (ToolkitProcess run = ToolkitProcess.start(place, "parity", "write")) {
      Until.is("both clones are there", () -> clones().size() == 2);
      Until.is("a backend runs", () -> run.handle().descendants().count() > 3);
      started = run.handle().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
      run.kill();
    }
    Until.is(
        "its backends have ended",
        () -> started.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
    assertThat(clones()).hasSize(2);
    assertThat(place(get("a", "")).run("parity", "write").exitCode()).isZero();
  }

  @Test
  void whatABackendHasStartedEndsWithIt() {
    String mark = folder.getFileName().toString();
    String start =
        "[sh, -c, \"/usr/bin/python3 '%s' {port} %s; exit\"]"
            .formatted(Repository.file("handover/src/test/resources/parity/stub_backend.py"), mark);
    assertThat(place(database.url(), start, get("a", "")).run("parity", "write").exitCode())
        .isZero();
    Until.is(
        "its child has ended",
        () ->
            ProcessHandle.allProcesses()
                .noneMatch(p -> p.info().commandLine().orElse("").contains(" " + mark)));
  }

  @Test
  void aHundredMegabytesAndACallerWhoCannotSignInAreNeverAPass() {
    Workplace place = place(get("big", "") + ", " + get("a", ", as: stranger"));
    place.file(
        "cases/corpus.yml", "about: x\nchapters: [all]\ncallers: {stranger: {bearer: '${token}'}}");
    Outcome outcome = place.run("parity", "write");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("larger than 16 MiB", "no case saved ${token}");
  }

  @Test
  void aRunThatIsStoppedCleansUp() {
    try (ToolkitProcess run = ToolkitProcess.start(place(get("a", "")), "parity", "write")) {
      Until.is("both clones are there", () -> clones().size() == 2);
      run.handle().destroy();
      Until.is("it has ended", () -> !run.isAlive());
    }
    assertThat(clones()).isEmpty();
  }
}
