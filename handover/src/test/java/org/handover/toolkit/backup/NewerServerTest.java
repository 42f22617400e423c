package org.handover.toolkit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL 17, with the client programs of 15: what needs no dump works, and what does says so
/// before it begins.
@Tag("integration")
class NewerServerTest {
  @TempDir private Path folder = Path.of("");
  private TestDatabase database;
  private Workplace place;

  @BeforeEach
  void startFromALegacyDatabase() {
    database = TestDatabases.sample(TestServer.POSTGRES_17);
    place = Workplace.at(folder, database);
  }

  @Test
  void isNotChangedWhileThereWouldBeNoWayBack() {
    long columns = columns();

    Outcome outcome = place.run("db", "apply");

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err())
        .contains("pg_dump is 15, older than the server, which is 17")
        .contains("postgresql-client-17");
    assertThat(columns()).isEqualTo(columns);
    assertThat(place.run("db", "status").out()).contains("not adopted");
  }

  @Test
  void isNotDumpedByOlderPrograms() {
    Outcome outcome = place.run("backup");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err())
        .contains("pg_dump is 15, older than the server, which is 17")
        .contains("postgresql-client-17");
    assertThat(folder.resolve("backups")).isDirectoryNotContaining("glob:**.partial");
  }

  private long columns() {
    return database.number(
        "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public'");
  }

  @Test
  void isNotRestoredTo() {
    Workplace fifteen = Workplace.at(folder.resolve("fifteen"), TestDatabases.legacy());
    String backup = fifteen.run("backup", "--json").json().at("/report/folder").asString();
    TestDatabase target = TestDatabases.create(TestServer.POSTGRES_17);

    Outcome outcome = fifteen.run("restore", backup, "--into", target.url());

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("pg_restore is 15");
  }
}
