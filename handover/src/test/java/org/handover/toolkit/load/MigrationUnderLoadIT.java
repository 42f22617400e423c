package org.handover.toolkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.LegacyBackend;
import org.handover.toolkit.fixture.LegacyLoad;
import org.handover.toolkit.fixture.LockWatch;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The legacy API is in use while the database is adopted, taken back and adopted again. With more
/// data and at a steady rate, `bench/toolkit load` does the same.
class MigrationUnderLoadIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void isFeltByNoRequest() throws Exception {
    TestDatabase database = TestDatabases.sample();
    String before = PgDump.schema(database);
    Workplace place = Workplace.at(folder, database);
    try (LegacyBackend flask = LegacyBackend.start(database.url());
        LegacyLoad load = LegacyLoad.on(flask);
        LockWatch watch = LockWatch.on(database)) {
      load.goOnFor(50);
      for (String command : new String[] {"apply", "undo", "apply"}) {
        int answered = load.answered();
        assertThat(place.run("db", command)).satisfies(MigrationUnderLoadIT::passed);
        load.goOnFor(20);
        assertThat(load.answered()).isGreaterThan(answered);
        if (command.equals("undo")) {
          assertThat(PgDump.schema(database)).isEqualTo(before);
        }
      }
      assertThat(load.stop()).isEmpty();
      assertThat(watch.longestMillis()).isLessThan(1_000);
    }
    assertThat(place.run("db", "verify").out()).contains("legacy writes").doesNotContain("fail");
  }

  @Test
  void givesWayToATransactionThatTakesItsTime() throws Exception {
    TestDatabase database = TestDatabases.sample();
    Workplace place = Workplace.at(folder, database);
    try (Connection report = database.connect("postgres", "report");
        Statement statement = report.createStatement();
        LockWatch watch = LockWatch.on(database)) {
      report.setAutoCommit(false);
      statement.executeQuery("SELECT count(*) FROM \"user\"").close();
      CompletableFuture<Outcome> applying =
          CompletableFuture.supplyAsync(
              () -> place.run("db", "apply", "--json"), Thread::startVirtualThread);
      Until.is(
          "it has come to the table",
          () ->
              database.number(
                      "SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'")
                  > 0);
      // Somebody else's read goes through although the report is still at it.
      try (Connection other = database.connect("postgres", "learner");
          Statement read = other.createStatement()) {
        for (int i = 0; i < 20; i++) {
          read.executeQuery("SELECT count(*) FROM \"user\"").close();
        }
      }
      assertThat(applying).isNotDone();
      report.rollback();

      Outcome outcome = applying.join();
      assertThat(outcome).satisfies(MigrationUnderLoadIT::passed);
      assertThat(outcome.json().at("/report/changes").valueStream())
          .anyMatch(change -> change.path("attempts").asInt() > 1);
      assertThat(watch.longestMillis()).isLessThan(1_000);
    }
  }

  private static void passed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
