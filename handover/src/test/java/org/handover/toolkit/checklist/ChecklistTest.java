package org.handover.toolkit.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.guard.GuardReport;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// No database is needed: the URL leads nowhere.
class ChecklistTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final String DATABASE = "postgresql://u@127.0.0.1:1/db";
  private static final Map<String, Object> INTENT =
      Map.of("versions", Map.of("legacy", "1", "next", "2"), "on", "both");
  private static final Endpoints KNOWN =
      new Endpoints(
          List.of(new Endpoint("GET /a", "covered", 2), new Endpoint("GET /b", "extra", 0)));

  @TempDir private Path folder = Path.of("");
  private Workplace place = new Workplace(folder, Toolkit.here());

  private record Endpoint(String endpoint, String standing, int cases) {}

  private record Endpoints(List<Endpoint> endpoints) {}

  /// A report of any step.
  private record Seen(Verdict verdict, Object kept) implements Report {
    @Override
    public List<Table> tables() {
      return List.of();
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Object evidence() {
      return kept;
    }
  }

  @BeforeEach
  void workplace() {
    place = configured("2", "");
  }

  private Workplace configured(String nextVersion, String items) {
    return new Workplace(folder, Toolkit.here().at(Clock.fixed(NOW, ZoneOffset.UTC)))
        .with(
            """
            name: test
            database: postgresql://u:se%%20cret@127.0.0.1:1/db
            backends: {legacy: {version: "1"}, next: {version: "%s"}}
            routes: [{group: all, path: /**}]
            checklist: {items: [%s]}
            """
                .formatted(nextVersion, items));
  }

  private Journal journal(Duration ago) {
    return new Journal(
        folder.resolve(".handover/journal.jsonl"),
        Clock.fixed(NOW.minus(ago), ZoneOffset.UTC),
        "test");
  }

  private void ran(String step, Duration ago, Verdict verdict, Object kept) {
    ran(step, DATABASE, ago, INTENT, verdict, kept);
  }

  private void ran(
      String step,
      String on,
      Duration ago,
      Map<String, Object> intent,
      Verdict verdict,
      Object kept) {
    journal(ago).start(step, on, intent).ended(new Seen(verdict, kept));
  }

  private void passed(String step) {
    ran(step, Duration.ofMinutes(5), Verdict.PASS, Map.of());
  }

  private JsonNode item(String name) {
    JsonNode items = place.run("checklist", "--json").json().at("/report/items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String state(String name) {
    return item(name).path("state").asString();
  }

  @Test
  void isInconclusiveWithoutAJournal() {
    Outcome outcome = place.run("checklist");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out()).contains("there is no journal yet").contains("team trained");
    assertThat(state("database backed up")).isEqualTo("open");
    assertThat(item("database backed up").path("remedy").asString()).isEqualTo("handover backup");
  }

  @Test
  void passesWhenEverythingIsShownOrSigned() throws IOException {
    doAll();
    Outcome outcome = place.run("checklist", "--page", folder.resolve("page.html").toString());
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.out()).contains("0 failed, 0 open").contains("5 not due");
    assertThat(Files.readString(folder.resolve("page.html")))
        .contains("signed by Zoë &amp; co")
        .doesNotContain("cret")
        .doesNotContain("http://")
        .doesNotContain("<script");
  }

  /// As far as all of it is due before the traffic has moved.
  private void doAll() {
    ran(
        "doctor",
        Duration.ofHours(1),
        Verdict.PASS,
        Map.of(
            "findings",
            List.of(
                Finding.pass("server version", "15"),
                Finding.pass("password hashes", "fine"),
                Finding.pass("legacy backend", "answers"),
                Finding.pass("encoding", "UTF8"))));
    ran("inventory", Duration.ofHours(1), Verdict.PASS, KNOWN);
    passed("backup");
    passed("db verify");
    passed("parity write");
    passed("staging up");
    ran(
        "load",
        Duration.ofHours(1),
        Verdict.PASS,
        Map.of("nextErrorRateAtMost", 0.004, "nextErrorRate", 0.001));
    for (String item : List.of("all tests passing", "documentation", "team trained")) {
      assertThat(place.run("checklist", "sign", item, "--by", "Zoë & co").exitCode()).isZero();
    }
  }

  @Test
  void saysThatEvidenceIsStale() {
    ran("backup", Duration.ofDays(3), Verdict.PASS, Map.of());
    JsonNode item = item("database backed up");
    assertThat(item.path("state").asString()).isEqualTo("stale");
    assertThat(item.path("saw").asString()).contains("3 d old, and counts for 24 h");
    assertThat(item.path("age").asString()).isEqualTo("3 d");
  }

  @Test
  void believesNoEvidenceOfTheFuture() {
    ran("backup", Duration.ofHours(-1), Verdict.PASS, Map.of());
    assertThat(item("database backed up").path("saw").asString()).contains("in the future");
  }

  @Test
  void countsNoEvidenceOfAnotherDatabase() {
    ran(
        "backup",
        "postgresql://u@127.0.0.1:1/other",
        Duration.ZERO,
        INTENT,
        Verdict.PASS,
        Map.of());
    assertThat(item("database backed up").path("saw").asString()).contains("another database");
    ran("backup", "postgresql://v@127.0.0.1:1/db", Duration.ZERO, INTENT, Verdict.PASS, Map.of());
    assertThat(state("database backed up")).isEqualTo("passed");
  }

  @Test
  void countsNoEvidenceOfAnotherVersionOrAnUnknownOne() {
    passed("parity write");
    assertThat(state("formats match")).isEqualTo("passed");
    place = configured("3", "");
    assertThat(item("formats match").path("saw").asString())
        .contains("it is of version 2 of the next backend, which is 3 now");
    ran("parity write", DATABASE, Duration.ZERO, Map.of(), Verdict.PASS, Map.of());
    assertThat(item("formats match").path("saw").asString()).contains("is not known");
  }

  @Test
  void takesTheFilesOfTheStartCommandForTheVersion() throws IOException {
    place.file("app/main.py", "1");
    place.with(
        """
        name: test
        database: postgresql://u@127.0.0.1:1/db
        backends:
          legacy: {start: [python3, app/main.py]}
          next: {version: "2"}
        """);
    place.run("checklist", "sign", "documentation", "--by", "A. Person");
    String first = place.run("checklist", "--json").json().at("/report/versions/legacy").asString();
    assertThat(first).hasSize(16);
    assertThat(Files.readString(folder.resolve(".handover/journal.jsonl"))).contains(first);
    place.file("app/main.py", "2");
    assertThat(place.run("checklist", "--json").json().at("/report/versions/legacy").asString())
        .hasSize(16)
        .isNotEqualTo(first);
  }

  @Test
  void countsNoProofOfTheDataFromBeforeItWasChanged() {
    passed("db verify");
    assertThat(state("data verified")).isEqualTo("passed");
    passed("db apply");
    assertThat(item("data verified").path("saw").asString()).contains("older than `db apply`");
  }

  @Test
  void letsTheLastRunDecide() {
    passed("backup");
    ran("backup", Duration.ZERO, Verdict.FAIL, Map.of());
    assertThat(state("database backed up")).isEqualTo("failed");
    assertThat(place.run("checklist").exitCode()).isEqualTo(1);
    journal(Duration.ZERO).start("backup", DATABASE, INTENT).stopped(new Fault.GaveWay("x", "y"));
    assertThat(state("database backed up")).isEqualTo("inconclusive");
    passed("backup");
    journal(Duration.ZERO).start("backup", DATABASE, INTENT);
    assertThat(state("database backed up")).as("a run without an end").isEqualTo("passed");
  }

  @Test
  void failsOnEndpointsThatNoCaseReaches() {
    ran(
        "inventory",
        Duration.ZERO,
        Verdict.PASS,
        new Endpoints(List.of(new Endpoint("GET /lonely", "never called", 0))));
    passed("parity write");
    assertThat(item("coverage tested").path("saw").asString()).contains("GET /lonely");
    assertThat(state("coverage tested")).isEqualTo("failed");
    assertThat(state("endpoints documented")).isEqualTo("passed");
  }

  @Test
  void tellsDoctorsFindingsApart() {
    ran(
        "doctor",
        Duration.ZERO,
        Verdict.FAIL,
        Map.of(
            "findings",
            List.of(
                Finding.fail("legacy backend", "does not answer", "start it"),
                Finding.inconclusive("encoding", "odd", "look"),
                Finding.pass("server version", "15"))));
    assertThat(state("connectivity")).isEqualTo("failed");
    assertThat(state("environment configured")).isEqualTo("inconclusive");
    assertThat(state("dependencies available")).isEqualTo("passed");
    assertThat(state("existing users sign in")).isNotEqualTo("passed");
  }

  @Test
  void passesNoErrorRateThatIsAboveTheLimitOrUnknown() {
    ran("load", Duration.ZERO, Verdict.PASS, Map.of());
    assertThat(state("error rate below the limit")).isEqualTo("inconclusive");
    ran(
        "load",
        Duration.ZERO,
        Verdict.PASS,
        Map.of("nextErrorRateAtMost", 0.04, "nextErrorRate", 0.0));
    assertThat(state("error rate below the limit")).isEqualTo("inconclusive");
    ran(
        "load",
        Duration.ZERO,
        Verdict.PASS,
        Map.of("nextErrorRateAtMost", 0.04, "nextErrorRate", 0.03));
    assertThat(state("error rate below the limit")).isEqualTo("failed");
  }

  @Test
  void countsNothingAfterABreakOfTheChain() throws IOException {
    passed("db verify");
    passed("backup");
    passed("db verify");
    Path file = folder.resolve(".handover/journal.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(3, lines.get(3).replace("passed", "failed"));
    Files.write(file, lines);
    Outcome outcome = place.run("checklist");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("line 4 was changed").contains("from line 4 on is counted");
    assertThat(state("database backed up")).isEqualTo("open");
    assertThat(item("data verified").path("evidence").asString()).isEqualTo("db verify, line 2");
    assertThat(place.run("checklist", "sign", "feedback", "--by", "A. Person").err())
        .contains("the journal is broken");
  }

  @Test
  void fallsDueOnceAllTrafficHasMoved() throws IOException {
    assertThat(state("feedback")).isEqualTo("not due");
    TrafficDirectory traffic =
        new TrafficDirectory(folder.resolve(".handover/traffic"), Clock.fixed(NOW, ZoneOffset.UTC));
    traffic.initialize();
    Reading before = traffic.read();
    traffic.write(before, new HashMap<>(Map.of("all", 100)), "test", null);
    assertThat(state("feedback")).isEqualTo("open");
    place.run("checklist", "sign", "feedback", "--by", "A. Person", "--because", "survey");
    assertThat(state("feedback")).isEqualTo("signed");
    assertThat(item("feedback").path("saw").asString()).isEqualTo("signed by A. Person");
  }

  /// A guard that runs for weeks has no end in the journal.
  @Test
  void takesAGuardAtWorkForItsEvidence() throws IOException {
    assertThat(state("error rates, daily")).isEqualTo("not due");
    TrafficDirectory traffic =
        new TrafficDirectory(folder.resolve(".handover/traffic"), Clock.fixed(NOW, ZoneOffset.UTC));
    traffic.initialize();
    traffic.write(traffic.read(), new HashMap<>(Map.of("all", 100)), "test", null);
    guard(NOW.minusSeconds(2), Verdict.PASS, null);
    assertThat(state("error rates, daily")).isEqualTo("passed");
    guard(NOW.minusSeconds(2), Verdict.INCONCLUSIVE, null);
    assertThat(state("error rates, daily")).isEqualTo("inconclusive");
    guard(
        NOW.minusSeconds(2),
        Verdict.PASS,
        new GuardReport.RolledBack(
            NOW.minusSeconds(7_200), List.of(Finding.fail("errors", "x", ""))));
    assertThat(item("error rates, daily").path("saw").asString()).contains("rolled back at");
    guard(NOW.minusSeconds(600), Verdict.PASS, null);
    assertThat(state("error rates, daily")).as("its process is gone").isEqualTo("open");
  }

  private void guard(Instant at, Verdict verdict, GuardReport.@Nullable RolledBack back) {
    place.file(
        ".handover/traffic/guard.json",
        Json.text(new GuardReport(1, at, 1, verdict, at, List.of(), List.of(), back)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "nobody", "N/A", "x"})
  void takesNoSignatureOfNobody(String name) {
    Outcome outcome = place.run("checklist", "sign", "team trained", "--by", name);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("names no person");
    assertThat(state("team trained")).isEqualTo("open");
  }

  @Test
  void takesNoSignatureForWhatIsComputed() {
    Outcome outcome = place.run("checklist", "sign", "formats match", "--by", "A. Person");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("is computed").contains("handover parity write");
    assertThat(place.run("checklist", "sign", "team trianed", "--by", "A. Person").err())
        .contains("has no item 'team trianed'")
        .contains("team trained");
  }

  @Test
  void runsTheProjectsOwnPrograms() throws IOException {
    place =
        configured(
            "2",
            """
            {name: All Tests Passing, run: [sh, -c, "echo secret-output; exit 0"]},
            {name: lint, section: pre-migration, run: [sh, -c, "exit 3"]},
            {name: sound, step: db verify, age: 1h}
            """);
    assertThat(state("All Tests Passing")).isEqualTo("open");
    Outcome outcome = place.run("checklist", "run", "--json");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.json().at("/report/programs")).hasSize(2);
    assertThat(state("All Tests Passing")).isEqualTo("passed");
    assertThat(state("lint")).isEqualTo("inconclusive");
    assertThat(state("sound")).isEqualTo("open");
    assertThat(Files.readString(folder.resolve(".handover/journal.jsonl")))
        .doesNotContain("secret-output");
    assertThat(place.run("checklist", "run", "sound").err()).contains("has no program");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: x}",
        "{name: x, sign: true, step: doctor}",
        "{name: x, sign: true, section: later}",
        "{name: x, sign: true, aged: 1h}",
        "{name: x, sign: true}, {name: X, sign: true}",
        "{sign: true}"
      })
  void refusesItemsThatNobodyCouldUnderstand(String items) {
    place = configured("2", items);
    Outcome outcome = place.run("checklist");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("checklist.items");
  }
}
