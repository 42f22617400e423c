package org.handover.toolkit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.StubBackend;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.guard.RecordingGateway.Nature;
import org.handover.toolkit.shift.TrafficPlace;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guard at work, on a record that is written while it reads, with a database and a backend.
@Tag("integration")
class WatchTest {
  private static final String OFTEN = "integrity-every: 1s";

  @TempDir private Path folder = Path.of("");

  private final TestDatabase database = TestDatabases.sample();
  private final StubBackend next = StubBackend.healthyAt("/health");

  @AfterEach
  void stop() {
    next.close();
  }

  private TrafficPlace place(String guard) {
    return TrafficPlace.at(folder, database.url(), next.url(), guard);
  }

  private static Configuration configuration(TrafficPlace place) {
    return new ConfigurationFile(place.folder().resolve("handover.yml"), Map.of()).read();
  }

  private static Guarding guarding(TrafficPlace place) {
    return new Guarding(configuration(place), place.journal(Clock.systemUTC()));
  }

  private void assertRolledBack(TrafficPlace place, Guarding guard, String because)
      throws Exception {
    Until.is("it is rolled back", () -> place.state().by().equals(Watch.NAME));
    assertThat(place.state().anyOnNext()).isFalse();
    assertThat(place.state().because()).contains(because);
    GuardReport last = guard.end();
    assertThat(last.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(last.summary()).contains("rolled back at", because);
    assertThat(place.file(".handover/journal.jsonl"))
        .contains("\"step\":\"rollback\"", because, "\"event\":\"passed\"");
  }

  private void assertRollsBack(Nature nature, String because) throws Exception {
    TrafficPlace place = place(OFTEN);
    place.share(Map.of("reads", 25));
    try (RecordingGateway _ = RecordingGateway.start(place.traffic(), place.record(), nature);
        Guarding guard = guarding(place)) {
      assertRolledBack(place, guard, because);
    }
  }

  @Test
  void rollsBackWhenTooManyRequestsFail() throws Exception {
    assertRollsBack(new Nature(10, 1), "reads: failures");
  }

  @Test
  void rollsBackWhenThePerformanceDegrades() throws Exception {
    assertRollsBack(new Nature(0, 3), "reads: ");
  }

  @Test
  void rollsBackWhenRowsPointAtNothing() throws Exception {
    assertRollsBackAfter(
        "orphans",
        "SET session_replication_role = replica; DELETE FROM \"user\" WHERE id IN"
            + " (SELECT user_id FROM activities)");
  }

  @Test
  void rollsBackWhenASequenceFallsBehindItsTable() throws Exception {
    assertRollsBackAfter("sequences", "SELECT setval('user_id_seq', 1)");
  }

  private void assertRollsBackAfter(String because, String... harm) throws Exception {
    TrafficPlace place = place(OFTEN);
    place.share(Map.of("reads", 25));
    try (RecordingGateway _ = RecordingGateway.start(place.traffic(), place.record(), Nature.WELL);
        Guarding guard = guarding(place)) {
      Until.is("all is well", () -> guard.last().verdict() == Verdict.PASS);
      database.execute(harm);
      assertRolledBack(place, guard, because);
    }
  }

  @Test
  void rollsBackWhenTheNewBackendDoesNotAnswer() throws Exception {
    TrafficPlace place = place(OFTEN);
    place.share(Map.of("reads", 25));
    try (RecordingGateway _ = RecordingGateway.start(place.traffic(), place.record(), Nature.WELL);
        Guarding guard = guarding(place)) {
      Until.is("all is well", () -> guard.last().verdict() == Verdict.PASS);
      next.close();
      assertRolledBack(place, guard, "does not answer");
    }
  }

  @Test
  void rollsBackAlsoWhereNeitherVerdictNorJournalCanBeWritten() throws Exception {
    TrafficPlace place = place(OFTEN);
    place.share(Map.of("reads", 25));
    Files.createDirectories(folder.resolve(".handover/traffic/guard.json.new"));
    Files.createDirectories(folder.resolve(".handover/journal.jsonl"));
    try (RecordingGateway _ =
            RecordingGateway.start(place.traffic(), place.record(), new Nature(5, 1));
        Guarding guard = guarding(place)) {
      Until.is("it is rolled back", () -> place.state().by().equals(Watch.NAME));
      assertThat(guard.end().verdict()).isEqualTo(Verdict.FAIL);
    }
  }

  @Test
  void isInconclusiveWhileTheDatabaseCannotBeReached() throws Exception {
    TrafficPlace place =
        TrafficPlace.at(folder, "postgresql://nobody@127.0.0.1:1/none", next.url(), OFTEN);
    place.share(Map.of("reads", 25));
    try (RecordingGateway _ = RecordingGateway.start(place.traffic(), place.record(), Nature.WELL);
        Guarding guard = guarding(place)) {
      Until.is("it was asked", () -> guard.says(Verdict.INCONCLUSIVE, "cannot be reached"));
      Until.is("the rest is well", () -> guard.says(Verdict.INCONCLUSIVE, "reads: requests: 0 of"));
      assertThat(guard.end().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(place.state().share("reads")).isEqualTo(25);
    }
  }

  @Test
  void rollsBackWhenTheDatabaseCannotBeReachedIfThatIsWanted() throws Exception {
    TrafficPlace place =
        TrafficPlace.at(
            folder,
            "postgresql://nobody@127.0.0.1:1/none",
            next.url(),
            OFTEN + ", database-down: rollback");
    place.share(Map.of("reads", 25));
    try (Guarding guard = guarding(place)) {
      assertRolledBack(place, guard, "cannot be reached");
    }
  }

  @Test
  void isInconclusiveWithoutARecordAndWithoutRequests() throws Exception {
    TrafficPlace place = place("stale-after: 1s");
    place.share(Map.of("reads", 25));
    try (Guarding guard = guarding(place)) {
      Until.is("there is no file", () -> guard.says(Verdict.INCONCLUSIVE, "is not there"));
      place.record().append("");
      Until.is(
          "nothing is written",
          () -> guard.says(Verdict.INCONCLUSIVE, "request record: no request"));
      place.record().append("what is this?\n".repeat(100));
      Until.is("it is unreadable", () -> guard.says(Verdict.INCONCLUSIVE, "cannot be read"));
      assertThat(guard.end().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void saysThatNothingIsOnTheNewBackendOrThatTheStateIsDamaged() throws Exception {
    TrafficPlace place = place(OFTEN);
    place.share(Map.of());
    try (Guarding guard = guarding(place)) {
      Until.is(
          "nothing is there",
          () -> guard.says(Verdict.INCONCLUSIVE, "nothing is on the new backend"));
      Files.delete(place.traffic().current());
      Until.is("it is gone", () -> guard.says(Verdict.INCONCLUSIVE, "there is no traffic state"));
    }
  }

  @Test
  void rollsBackWhenTheStateAloneIsDamagedWhichNginxWouldFollow() throws Exception {
    TrafficPlace place = place(OFTEN);
    place.share(Map.of("reads", 25));
    try (RecordingGateway _ = RecordingGateway.start(place.traffic(), place.record(), Nature.WELL);
        Guarding guard = guarding(place)) {
      Until.is("all is well", () -> guard.last().verdict() == Verdict.PASS);
      Files.writeString(place.traffic().current().resolve("state.json"), "{");
      assertThat(place.traffic().current().resolve("reads/00")).exists();
      assertThat(place.run("status").out()).contains("is damaged", "nginx");
      Until.is(
          "it is rolled back",
          () ->
              place.traffic().read() instanceof Reading.Known known
                  && known.state().by().equals(Watch.NAME));
      assertThat(place.state().because()).contains("traffic: the traffic state in", "is damaged");
      assertThat(place.traffic().current().resolve("reads/00")).doesNotExist();
    }
  }

  @Test
  void doesNotBlameTheNewBackendForWhatWasBrokenBefore() throws Exception {
    database.execute("SELECT setval('user_id_seq', 1)");
    TrafficPlace place = place(OFTEN);
    place.share(Map.of());
    try (RecordingGateway _ = RecordingGateway.start(place.traffic(), place.record(), Nature.WELL);
        Guarding guard = guarding(place)) {
      Until.is("it works", () -> guard.last().version() >= 0);
      Until.is("time passes", new Seconds(3)::havePassed);
      place.share(Map.of("reads", 25));
      Until.is("it is known", () -> guard.says(Verdict.INCONCLUSIVE, "since before"));
      assertThat(place.state().share("reads")).isEqualTo(25);
    }
  }

  /// On the guard's own clock: so many of its looks.
  private record Seconds(long end) {
    Seconds(int seconds) {
      this(System.nanoTime() + seconds * 1_000_000_000L);
    }

    boolean havePassed() {
      return System.nanoTime() > end;
    }
  }

  @Test
  void isTheOnlyGuard() throws Exception {
    TrafficPlace place = place(OFTEN);
    try (Guarding guard = guarding(place)) {
      Until.is("it works", () -> guard.last().at().isAfter(Instant.EPOCH));
      Watch second =
          new Watch(
              configuration(place),
              Clock.systemUTC(),
              place.journal(Clock.systemUTC()),
              line -> {});
      assertThatThrownBy(() -> second.run(Progress.NONE, () -> true))
          .isInstanceOfSatisfying(
              StoppedException.class,
              e ->
                  assertThat(e.fault().text())
                      .contains("another guard is at work", "" + ProcessHandle.current().pid()));
      guard.end();
      assertThat(second.run(Progress.NONE, () -> true).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }
}
