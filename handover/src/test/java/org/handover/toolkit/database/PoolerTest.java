package org.handover.toolkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgBouncer;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database that is reached through the real pgbouncer.
@Tag("integration")
class PoolerTest {
  private static final String[] COMMANDS = {
    "db check", "db plan", "db apply", "db status", "db undo", "db verify", "backup"
  };

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"session", "transaction", "statement"})
  void isRefusedByEveryCommandThatNeedsASession(String mode) {
    TestDatabase database = TestDatabases.sample();
    try (PgBouncer pooler =
        PgBouncer.start(
            folder,
            TestServer.POSTGRES_15,
            mode,
            "ignore_startup_parameters = extra_float_digits")) {
      Workplace place = Workplace.at(folder, pooler.url(database), "");
      for (String command : COMMANDS) {
        Outcome outcome = place.run(command.split(" "));
        assertThat(outcome.exitCode()).as(command + outcome.err()).isEqualTo(2);
        assertThat(outcome.err())
            .contains("is a connection pooler's address")
            .contains("use the server's own host and port");
      }
      assertThat(database.column("SELECT 1 FROM pg_namespace WHERE nspname = 'handover'"))
          .isEmpty();
      assertDoctorNamesIt(place);
    }
  }

  /// As it is configured by Debian, it refuses the driver's first message.
  @Test
  void isToldWhereItTakesNoConnectionOfTheDrivers() {
    TestDatabase database = TestDatabases.sample();
    try (PgBouncer pooler = PgBouncer.start(folder, TestServer.POSTGRES_15, "transaction")) {
      Workplace place = Workplace.at(folder, pooler.url(database), "");
      Outcome check = place.run("db", "check");
      assertThat(check.exitCode()).isEqualTo(2);
      assertThat(check.err()).contains("is a connection pooler's address");
      assertDoctorNamesIt(place);
    }
  }

  private static void assertDoctorNamesIt(Workplace place) {
    Outcome doctor = place.run("doctor");
    assertThat(doctor.exitCode()).as(doctor.err()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("pgbouncer stands before the database")
        .contains("use the server's own host and port");
  }
}
