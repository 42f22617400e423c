package org.handover.toolkit.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.StubBackend;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shares move only on proof, or for a reason that is kept.
class ShiftTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");

  private final StubBackend next = StubBackend.healthyAt("/health");
  private TrafficPlace place = new TrafficPlace(new Workplace(folder, Toolkit.here()));

  @BeforeEach
  void make() {
    String nowhere = "postgresql://nobody@127.0.0.1:1/none";
    place =
        new TrafficPlace(
            TrafficPlace.at(folder, nowhere, next.url(), "window: 60s")
                .place()
                .with(Toolkit.here().at(NOW)));
  }

  @AfterEach
  void stop() {
    next.close();
  }

  private static Clock before(Duration age) {
    return Clock.offset(NOW, age.negated());
  }

  @Test
  void movesAGroupOnceAllIsProven() {
    place.proven(NOW);
    Outcome outcome = place.run("shift", "--group", "reads", "--to", "25%");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(place.state().shares()).isEqualTo(Map.of("reads", 25));
    place.run("shift", "--to", "50");
    assertThat(place.state().shares()).isEqualTo(Map.of("reads", 50, "writes", 50));
    assertThat(place.state().by()).isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void namesEachGateThatIsNotMetAndMovesNothing() {
    Outcome outcome = place.run("shift", "--group", "writes", "--to", "5%");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("doctor", "backup", "db check", "db verify", "parity of writes", "never ran")
        .contains("nothing was moved: 5 gates are not met");
    assertThat(place.state().shares()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "doctor, 8, d",
    "backup, 25, h",
    "db check, 8, d",
    "db verify, 8, d",
    "parity write, 8, d"
  })
  void doesNotTakeEvidenceThatIsTooOld(String step, int age, String unit) {
    Duration old = unit.equals("d") ? Duration.ofDays(age) : Duration.ofHours(age);
    for (String other : List.of("doctor", "backup", "db check", "db verify")) {
      place.passed(other.equals(step) ? before(old) : NOW, other, Map.of());
    }
    place.passed(
        step.equals("parity write") ? before(old) : NOW,
        "parity write",
        TrafficPlace.parityOf("old-1", "new-1", List.of()));
    Outcome outcome = place.run("shift", "--group", "reads", "--to", "5%");
    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
    assertThat(outcome.out()).contains("1 gates are not met").contains("is the most");
  }

  @Test
  void doesNotTakeAnEarlierPassForALaterFailure() {
    place.proven(NOW);
    place
        .journal(NOW)
        .start("db verify", "somewhere", Map.of())
        .ended(new Findings("verify", List.of(Finding.fail("orphans", "2 rows", "mend"))));
    assertThat(place.run("shift", "--to", "5%").out()).contains("db verify failed");
  }

  @Test
  void doesNotTakeEvidenceFromBeforeTheDatabaseWasChanged() {
    place.proven(NOW);
    place.passed(NOW, "db apply", Map.of());
    assertThat(place.run("shift", "--to", "5%").out())
        .contains("before the database was changed")
        .contains("4 gates are not met");
  }

  @Test
  void doesNotTakeParityOfAnotherVersionOfSingleChaptersOrOnceLenient() {
    place.proven(NOW);
    place.place().with(place.place().read("handover.yml").replace("new-1", "new-2"));
    assertThat(place.run("shift", "--to", "5%").out())
        .contains("never ran on legacy old-1, next new-2");
    place.passed(NOW, "parity write", TrafficPlace.parityOf("old-1", "new-2", List.of("users")));
    assertThat(place.run("shift", "--to", "5%").exitCode()).isEqualTo(1);
    place.passed(NOW, "parity write", TrafficPlace.parityOf("old-1", "new-2", List.of(), "high"));
    assertThat(place.run("shift", "--to", "5%").exitCode()).isEqualTo(1);
    place.passed(NOW, "parity write", TrafficPlace.parityOf("old-1", "new-2", List.of()));
    assertThat(place.run("shift", "--to", "5%").exitCode()).isZero();
  }

  @Test
  void takesParityOfReadsForAGroupThatOnlyReads() {
    for (String step : List.of("doctor", "backup", "db check", "db verify")) {
      place.passed(NOW, step, Map.of());
    }
    place.passed(NOW, "parity read", TrafficPlace.parityOf("old-1", "new-1", List.of()));
    assertThat(place.run("shift", "--group", "reads", "--to", "5%").exitCode()).isZero();
    assertThat(place.run("shift", "--group", "writes", "--to", "5%").out())
        .contains("parity of writes");
  }

  @Test
  void anInconclusiveReadTakesNothingFromAPassedWrite() {
    place.proven(NOW);
    parityRead(Finding.inconclusive("reads", "too few", "make more"));
    assertThat(place.run("shift", "--group", "reads", "--to", "5%").exitCode()).isZero();
  }

  @Test
  void aReadThatFailedDoes() {
    place.proven(NOW);
    parityRead(Finding.fail("reads", "1 differs", "mend"));
    assertThat(place.run("shift", "--group", "reads", "--to", "5%").out())
        .contains("parity read failed", "1 gates are not met");
    assertThat(place.run("shift", "--group", "writes", "--to", "5%").exitCode()).isZero();
  }

  private void parityRead(Finding finding) {
    place
        .journal(NOW)
        .start("parity read", "somewhere", TrafficPlace.parityOf("old-1", "new-1", List.of()))
        .ended(new Findings("parity", List.of(finding)));
  }

  @Test
  void passesOverGatesForAReasonThatIsKept() {
    Outcome outcome =
        place.run("shift", "--group", "reads", "--to", "5%", "--because", "a drill by ops");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("over 5 gates that are not met: a drill by ops");
    assertThat(place.state().because()).isEqualTo("a drill by ops");
    assertThat(place.file(".handover/journal.jsonl"))
        .contains("\"because\":\"a drill by ops\"")
        .contains("\"by\":\"" + System.getProperty("user.name"));
  }

  @Test
  void lowersASharesWithoutProof() {
    place.share(Map.of("reads", 50, "writes", 50));
    assertThat(place.run("shift", "--group", "reads", "--to", "10%").exitCode()).isZero();
    assertThat(place.state().shares()).isEqualTo(Map.of("reads", 10, "writes", 50));
  }

  @Test
  void sendsNoTrafficToABackendThatDoesNotAnswer() {
    place.proven(NOW);
    next.close();
    Outcome outcome = place.run("shift", "--group", "reads", "--to", "1%");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("does not answer", "1 gates are not met");
  }

  @Test
  void onlyLooksIfThatIsWanted() {
    Outcome refused = place.run("shift", "--to", "5%", "--dry-run");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("gates are not met");
    place.proven(NOW);
    Outcome possible = place.run("shift", "--plan", "5%,50%", "--dry-run");
    assertThat(possible.exitCode()).as(possible.out() + possible.err()).isZero();
    assertThat(possible.out()).contains("nothing is in the way", "50 %");
    assertThat(Files.exists(folder.resolve(".handover/traffic"))).isFalse();
  }

  @Test
  void goesToTheParallelPhaseAndSwitches() {
    place.share(Map.of("reads", 50, "writes", 0));
    assertThat(place.run("shift", "parallel").exitCode()).isZero();
    assertThat(place.state().anyOnNext()).isFalse();
    assertThat(place.run("shift", "switch").exitCode()).isEqualTo(1);
    place.proven(NOW);
    assertThat(place.run("shift", "switch").exitCode()).isZero();
    assertThat(place.state().shares()).isEqualTo(Map.of("reads", 100, "writes", 100));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--to 101% | 101% is more than there is | 0% to 100%",
        "--to half | 'half' is not a percentage | 0% to 100%",
        "--to -5% | '-5%' is not a percentage | 0% to 100%",
        "--to 2.5% | '2.5%' is not a percentage | 0% to 100%",
        "--to 999999999999 | is not a percentage | 0% to 100%",
        "--group raeds --to 5% | there is no group 'raeds' | did you mean 'reads'?",
        "--group v2 --to 5% | 'v2' cannot be moved | Known here: reads, writes",
        "--group other --to 5% | 'other' cannot be moved | Known here: reads, writes",
        "--plan 5%,1% | the steps of a plan rise | 25%",
        "--plan 0% | the steps of a plan rise | 25%",
        "--plan 5%,,10% | '' is not a percentage | 25%",
        "--plan 5% --every soon | 'soon' is not a time | 60s",
        "--group reads | Either --to or --plan is needed | Usage",
        "--to 5% --plan 5% | Either --to or --plan is needed | Usage"
      })
  void saysWhatIsWrongWithTheCommandLine(String line, String what, String remedy) {
    Outcome outcome = place.run(("shift " + line).split(" "));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(what == null ? "" : what, remedy == null ? "" : remedy);
    assertThat(Files.exists(folder.resolve(".handover/traffic/versions/1"))).isFalse();
  }

  @Test
  void saysThatThereIsNoGroupToMove() {
    place.place().with("name: test\ndatabase: postgresql://u@h/db\n");
    Outcome outcome = place.run("shift", "--to", "5%");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("has no group that could be moved", "group: reads");
  }
}
