package org.handover.toolkit.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.StubBackend;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.guard.RecordingGateway;
import org.handover.toolkit.guard.RecordingGateway.Nature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes of their own: killed ones leave nothing in the way.
class RollbackProcessIT {
  @TempDir private Path folder = Path.of("");

  private TrafficPlace place = new TrafficPlace(new Workplace(folder, Toolkit.here()));
  private final TestDatabase database = TestDatabases.adopted(TestServer.POSTGRES_15);

  private void make(StubBackend next) {
    place = TrafficPlace.at(folder, database.url(), next.url(), "integrity-every: 1s");
    place.share(Map.of("reads", 50));
  }

  private boolean guardIsAtWork() {
    Path file = folder.resolve(".handover/traffic/guard.json");
    return Files.exists(file) && place.run("status").out().contains("the guard says");
  }

  @Test
  void theTrafficStaysWhenTheGuardIsKilledAndGoesBackWithoutIt() {
    try (StubBackend next = StubBackend.healthyAt("/health")) {
      make(next);
      try (ToolkitProcess guard = ToolkitProcess.start(place.place(), "watch")) {
        Until.is("the guard works", this::guardIsAtWork);
        guard.kill();
      }
      assertThat(place.state().share("reads")).isEqualTo(50);
      Outcome outcome;
      try (ToolkitProcess rollback = ToolkitProcess.start(place.place(), "rollback")) {
        outcome = rollback.await();
      }
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(place.state().anyOnNext()).isFalse();
    }
  }

  @Test
  void theNextGuardTakesOverFromAKilledOne() {
    try (StubBackend next = StubBackend.healthyAt("/health")) {
      make(next);
      try (ToolkitProcess first = ToolkitProcess.start(place.place(), "watch")) {
        Until.is("the guard works", this::guardIsAtWork);
        try (ToolkitProcess second = ToolkitProcess.start(place.place(), "watch")) {
          Outcome refused = second.await();
          assertThat(refused.exitCode()).isEqualTo(3);
          assertThat(refused.err())
              .contains("another guard is at work: process " + first.handle().pid());
        }
        first.kill();
      }
      try (RecordingGateway _ =
              RecordingGateway.start(place.traffic(), place.record(), new Nature(5, 1));
          ToolkitProcess third = ToolkitProcess.start(place.place(), "watch")) {
        Until.is("it rolls back", () -> !place.state().anyOnNext());
        third.handle().destroy();
        Outcome ended = third.await();
        assertThat(ended.err()).contains("rolled back: reads: failures");
        assertThat(place.file(".handover/journal.jsonl"))
            .contains("\"step\":\"watch\"", "\"event\":\"failed\"");
      }
    }
  }

  private Outcome answering(String answers) throws IOException {
    Path file = folder.resolve("answers.txt");
    Files.writeString(file, answers);
    try (ToolkitProcess rollback =
        ToolkitProcess.start(
            place.place(),
            List.of("sh", "-c", "exec \"$@\" <" + file, "sh"),
            Map.of(),
            "rollback",
            "--database")) {
      return rollback.await();
    }
  }

  @Test
  void asksBeforeItTakesTheAdditionsBack() throws IOException {
    try (StubBackend next = StubBackend.healthyAt("/health")) {
      make(next);
      Outcome unanswered = answering("");
      assertThat(unanswered.exitCode()).as(unanswered.err()).isEqualTo(3);
      assertThat(unanswered.err()).contains("Take these additions back?", "Nothing was changed");
      assertThat(place.state().anyOnNext()).isFalse();
      assertThat(hasAdditions()).isTrue();

      Outcome no = answering("no\n");
      assertThat(no.exitCode()).as(no.err()).isZero();
      assertThat(no.err()).contains("There is no backup in");
      assertThat(hasAdditions()).isTrue();

      Outcome yes = answering("y\n");
      assertThat(yes.exitCode()).as(yes.out() + yes.err()).isZero();
      assertThat(hasAdditions()).isFalse();
    }
  }

  @Test
  void restoresABackupOnlyOverTheDatabaseWhoseNameIsTyped() throws IOException {
    try (StubBackend next = StubBackend.healthyAt("/health")) {
      make(next);
      assertThat(place.run("backup").exitCode()).isZero();
      database.execute("DELETE FROM activities");
      Outcome other = answering("n\nanother\n");
      assertThat(other.err()).contains("EVERY WRITE SINCE THEN IS LOST", "Nothing was changed");
      assertThat(database.number("SELECT count(*) FROM activities")).isZero();
      Outcome restored = answering("n\n" + database.name() + "\n");
      assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
      assertThat(database.number("SELECT count(*) FROM activities")).isPositive();
    }
  }

  private boolean hasAdditions() {
    return database.number(
            "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND"
                + " table_name = 'user' AND column_name = 'is_staff'")
        == 1;
  }
}
