package org.handover.toolkit.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way back works when nothing else does.
class RollbackTest {
  @TempDir private Path folder = Path.of("");

  private TrafficPlace place = new TrafficPlace(new Workplace(folder, Toolkit.here()));

  @BeforeEach
  void move() {
    place = TrafficPlace.alone(folder);
    place.share(Map.of("reads", 50, "writes", 100));
  }

  private void assertAllOnLegacy(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(place.state().anyOnNext()).isFalse();
    assertThat(Files.exists(folder.resolve(".handover/traffic/current/reads/00"))).isFalse();
  }

  @Test
  void sendsAllBackWithNeitherDatabaseNorBackend() {
    Outcome outcome = place.run("rollback", "--because", "a drill");
    assertAllOnLegacy(outcome);
    assertThat(outcome.out()).contains("reads", "50 %", "writes", "100 %");
    assertThat(place.state().because()).isEqualTo("a drill");
    assertThat(place.file(".handover/journal.jsonl"))
        .contains("\"step\":\"rollback\"", "a drill", "passed");
  }

  @Test
  void saysThatTheLegacyBackendMayOnlyRead() {
    place.passed(Clock.systemUTC(), "db legacy-readonly on", Map.of());
    Outcome outcome = place.run("rollback");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("WHICH MAY ONLY READ SINCE", "handover db legacy-readonly off");
    assertThat(place.state().anyOnNext()).isFalse();
  }

  @Test
  void saysNothingOfAReadOnlyTimeThatIsOver() {
    place.passed(Clock.systemUTC(), "db legacy-readonly on", Map.of());
    place.passed(Clock.systemUTC(), "db legacy-readonly off", Map.of());
    assertAllOnLegacy(place.run("rollback"));
  }

  @Test
  void needsNeitherTheEnvironmentNorACorrectConfiguration() {
    place
        .place()
        .with(
            "name: test\ndatabase: ${DATABASE_URL}\nbackends: {nxt: 1}\nguard: {window: never}\n");
    assertAllOnLegacy(place.run("rollback"));
  }

  @Test
  void needsNoConfigurationIfTheFolderIsNamed() throws IOException {
    Files.delete(folder.resolve("handover.yml"));
    Outcome without = place.run("rollback");
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(place.state().anyOnNext()).isTrue();
    assertAllOnLegacy(place.run("rollback", "--directory", place.traffic().path().toString()));
  }

  @Test
  void mendsADamagedStateAndAMissingOne() throws IOException {
    Files.writeString(folder.resolve(".handover/traffic/current/state.json"), "{");
    assertAllOnLegacy(place.run("rollback"));
    Disk.delete(folder.resolve(".handover/traffic"));
    assertAllOnLegacy(place.run("rollback"));
  }

  @Test
  void isDoneEvenIfTheJournalCannotBeWritten() throws IOException {
    Files.createDirectories(folder.resolve(".handover/journal.jsonl"));
    Outcome outcome = place.run("rollback");
    assertAllOnLegacy(outcome);
    assertThat(outcome.out()).contains("has no line of this rollback");
  }

  @Test
  void saysWhereItCannot() throws IOException {
    Path file = folder.resolve("a-file");
    Files.writeString(file, "");
    Outcome outcome = place.run("rollback", "--directory", file.resolve("traffic").toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("THE TRAFFIC WAS NOT ROLLED BACK", "stop the new backend");
  }

  @Test
  void asksNoQuestionsIntoAJsonDocument() {
    Outcome outcome = place.run("rollback", "--database", "--json");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(place.state().anyOnNext()).isTrue();
  }

  @Test
  void showsWhereTheTrafficIsAndSinceWhen() throws IOException {
    Outcome unguarded = place.run("status");
    assertThat(unguarded.exitCode()).isEqualTo(3);
    assertThat(unguarded.out())
        .contains("reads", "50 %", "fixed", "no guard is at work", "by test");
    place.run("rollback", "--because", "a drill");
    Outcome back = place.run("status");
    assertThat(back.exitCode()).isZero();
    assertThat(back.out()).contains("a drill");
  }
}
