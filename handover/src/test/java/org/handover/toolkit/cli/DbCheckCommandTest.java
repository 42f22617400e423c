package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.process.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Tag("integration")
class DbCheckCommandTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "POSTGRES_12")
  void passesTheLegacyDatabaseAsItIs(TestServer server) {
    Outcome outcome = Workplace.at(folder, TestDatabases.sample(server)).run("db", "check");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("compatible  activities").contains("9 tables compatible");
    if (Tool.major("pg_dump") >= server.major()) {
      assertThat(outcome.exitCode()).isZero();
    } else {
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.out()).contains("install postgresql-client-" + server.major());
    }
  }

  @Test
  void leavesNoScratchDatabaseBehind() {
    TestDatabase database = TestDatabases.legacy();
    Workplace.at(folder, database).run("db", "check");
    assertThat(database.column("SELECT datname FROM pg_database WHERE datname ~ 'scratch'"))
        .isEmpty();
  }
}
