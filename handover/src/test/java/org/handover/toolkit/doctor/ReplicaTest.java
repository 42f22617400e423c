package org.handover.toolkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.Standby;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A primary with the legacy database, and its hot standby.
@Tag("integration")
class ReplicaTest {
  @TempDir private static Path servers = Path.of("");
  private static @Nullable Standby pair;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    pair = Standby.start(servers);
    pair().onPrimary(Repository.text("db/legacy.sql"));
  }

  @AfterAll
  static void stop() {
    pair().close();
  }

  private static Standby pair() {
    return Objects.requireNonNull(pair, "both are started");
  }

  @Test
  void theDoctorSeesThatItIsOne() {
    Outcome outcome = Workplace.at(folder, pair().url(), "").run("doctor");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("a replica")
        .contains("point the URL at the primary")
        .contains("ask the primary");
  }

  @Test
  void nothingIsAppliedOrTakenBackThere() {
    Workplace place = Workplace.at(folder, pair().url(), "");
    for (String step : new String[] {"apply", "undo"}) {
      Outcome outcome = place.run("db", step);
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err())
          .contains("the server is a replica")
          .contains("point the URL at the primary");
    }
  }

  @Test
  void itsSchemaIsCheckedWhereScratchDatabasesAreMadeElsewhere() {
    Outcome alone = Workplace.at(folder, pair().url(), "").run("db", "check");
    assertThat(alone.exitCode()).isEqualTo(1);
    assertThat(alone.err()).contains("this server is a replica").contains("`scratch:`");
    Outcome helped =
        Workplace.at(folder, pair().url(), "scratch: " + TestDatabases.empty().url())
            .run("db", "check");
    assertThat(helped.err()).isEmpty();
    assertThat(helped.exitCode()).isZero();
  }

  @Test
  void theDoctorOfThePrimarySeesWhenItLags() {
    Workplace place = Workplace.at(folder, pair().primaryUrl(), "");
    assertThat(place.run("doctor").out()).contains("replica walreceiver is");
    pair().onStandby("SELECT pg_wal_replay_pause()");
    try {
      for (int segment = 0; segment < 5; segment++) {
        pair().onPrimary("CREATE TABLE segment_%d (id integer)".formatted(segment));
        pair().onPrimary("SELECT pg_switch_wal()");
      }
      Outcome outcome = place.run("doctor");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).contains("let it catch up first");
    } finally {
      pair().onStandby("SELECT pg_wal_replay_resume()");
    }
  }

  @Test
  void theDoctorOfThePrimarySeesThatEveryCommitWaits() {
    // The test's server leaves it off.
    pair()
        .onPrimary(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$");
    pair().onPrimary("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    pair().onPrimary("SELECT pg_reload_conf()");
    try {
      Outcome outcome = Workplace.at(folder, pair().primaryUrl(), "").run("doctor");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).contains("every COMMIT waits").contains("loads: 9 tables");
    } finally {
      pair().onPrimary("ALTER SYSTEM RESET synchronous_standby_names");
      pair().onPrimary("SELECT pg_reload_conf()");
    }
  }
}
