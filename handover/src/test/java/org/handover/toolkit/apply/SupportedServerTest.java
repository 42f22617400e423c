package org.handover.toolkit.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// This repository's own migration on the oldest supported server, and on the newest one, which the
/// client programs here cannot dump.
@Tag("integration")
class SupportedServerTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void migratesTheOldestServerThereAndBack() {
    try (TestDatabase database = TestDatabases.sample(TestServer.POSTGRES_13)) {
      Workplace place = Workplace.at(folder, database);
      String before = PgDump.all(database);
      passes(place.run("db", "check"));
      passes(place.run("db", "plan"));
      passes(place.run("db", "apply"));
      assertThat(PgDump.all(database)).isNotEqualTo(before);

      passes(place.run("db", "undo"));

      assertThat(PgDump.all(database)).isEqualTo(before);
    }
  }

  @Test
  void plansForAServerThatItsProgramsCannotDumpAndDoesNotChangeIt() {
    try (TestDatabase database = TestDatabases.sample(TestServer.POSTGRES_18)) {
      Workplace place = Workplace.at(folder, database);
      Outcome check = place.run("db", "check");
      assertThat(check.exitCode()).as(check.out() + check.err()).isEqualTo(3);
      assertThat(check.out()).contains("inconclusive").contains("postgresql-client-");
      passes(place.run("db", "plan"));

      assertThat(place.run("db", "apply").exitCode()).isEqualTo(4);
      assertThat(database.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'handover'"))
          .isZero();
    }
  }

  private static void passes(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }
}
