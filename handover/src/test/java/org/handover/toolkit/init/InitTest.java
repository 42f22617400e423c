package org.handover.toolkit.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.StubBackend;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Tag("integration")
class InitTest {
  @TempDir private Path folder = Path.of("");

  private Workplace at(String databaseUrl) {
    return new Workplace(folder, Toolkit.here().with("DATABASE_URL", databaseUrl));
  }

  private Configuration written(String databaseUrl) {
    return new ConfigurationFile(
            folder.resolve("handover.yml"), Map.of("DATABASE_URL", databaseUrl))
        .read();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "POSTGRES_12")
  void writesWhatItSees(TestServer server) throws SQLException {
    TestDatabase database = TestDatabases.sample(server);
    database.execute("DROP ROLE IF EXISTS flask", "CREATE ROLE flask LOGIN");
    try (Connection _ = database.connect("flask", "gunicorn");
        StubBackend legacy = StubBackend.healthyAt("/api/health");
        StubBackend next = StubBackend.healthyAt("/health/ready")) {
      Outcome outcome =
          at(database.url()).run("init", "--legacy", legacy.url(), "--next", next.url());
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.exitCode()).isZero();
      Configuration configuration = written(database.url());
      assertThat(configuration.backends().legacy().health()).isEqualTo("/api/health");
      assertThat(configuration.backends().legacy().role()).isEqualTo("flask");
      assertThat(configuration.backends().next().health()).isEqualTo("/health/ready");
      assertThat(configuration.verify().unchanged()).containsExactly("alembic_version");
      assertThat(configuration.doctor().passwords())
          .isNotNull()
          .satisfies(p -> assertThat(p.table() + "." + p.column()).isEqualTo("user.password_hash"));
    }
  }

  @Test
  void writesNoSecret() throws Exception {
    TestDatabase database = TestDatabases.sample();
    String role = TestServer.ROLE_WITH_PASSWORD;
    database.execute(
        "DROP ROLE IF EXISTS " + role,
        "CREATE ROLE %s LOGIN SUPERUSER PASSWORD 'se cret'".formatted(role));
    String url = database.urlAs(role + ":se%20cret");
    Outcome outcome = at(url).run("init", "--legacy", "http://admin:hunter2@127.0.0.1:1");
    assertThat(outcome.exitCode()).isEqualTo(3);
    String all =
        outcome.out()
            + outcome.err()
            + Files.readString(folder.resolve("handover.yml"))
            + Files.readString(folder.resolve(".handover/journal.jsonl"));
    assertThat(all)
        .doesNotContain("se cret")
        .doesNotContain("se%20cret")
        .doesNotContain("hunter2")
        .contains("${LEGACY_URL}");
  }

  @Test
  void replacesAFileOnlyWhenTold() {
    TestDatabase database = TestDatabases.sample();
    Workplace place = at(database.url()).with("name: mine\n");
    Outcome refused = place.run("init");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("is there already").contains("--overwrite");
    assertThat(place.read("handover.yml")).isEqualTo("name: mine\n");
    assertThat(place.run("init", "--overwrite").exitCode()).isZero();
    assertThat(place.read("handover.yml")).contains("database: ${DATABASE_URL}");
  }

  @Test
  void onlyPrintsOnADryRun() {
    TestDatabase database = TestDatabases.sample();
    Outcome outcome = at(database.url()).run("init", "--dry-run");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).startsWith("# Written by `handover init`");
    assertThat(folder).isEmptyDirectory();
    assertThat(
            at(database.url())
                .run("init", "--dry-run", "--json")
                .json()
                .path("report")
                .path("yaml")
                .asString())
        .isEqualTo(outcome.out());
  }

  /// Commented parts are what a person has to fill in: they have to be right once they are.
  @Test
  void writesWhatMovesTrafficAndEndsAMigration() throws Exception {
    TestDatabase database = TestDatabases.sample();
    at(database.url()).run("init");
    assertThat(written(database.url()).routes().movable()).containsExactly("reads", "writes");

    Path file = folder.resolve("handover.yml");
    String retire = Files.readString(file);
    retire = retire.substring(retire.indexOf("# retire:")).replaceAll("(?m)^# ?", "");
    Files.writeString(file, Files.readString(file) + retire);
    assertThat(written(database.url()).retire().stop()).startsWith("systemctl");
  }

  @Test
  void saysThatARoleCannotMakeScratchDatabases() {
    TestDatabase database = TestDatabases.sample();
    database.execute("DROP ROLE IF EXISTS init_guest", "CREATE ROLE init_guest LOGIN");
    assertThat(at(database.urlAs("init_guest")).run("init", "--dry-run").out())
        .contains("# scratch: ${SCRATCH_URL}");
  }

  @Test
  void quotesNamesThatYamlWouldMisread() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "CREATE SCHEMA \"On: Off\"",
        "CREATE TABLE \"On: Off\".\"yes\" (\"Password: hash\" text)",
        "INSERT INTO \"On: Off\".\"yes\" VALUES ('$2b$12$abcdefghijklmnopqrstuv')");
    assertThat(at(database.url()).run("init").exitCode()).isZero();
    assertThat(written(database.url()).doctor().passwords())
        .isNotNull()
        .satisfies(p -> {
          assertThat(p.table()).isEqualTo("On: Off.yes");
          assertThat(p.column()).isEqualTo("Password: hash");
          assertThat(p.longest()).isEqualTo(29);
        });
  }

  @Test
  void needsADatabaseUrl() {
    Outcome outcome = new Workplace(folder, Toolkit.here()).run("init");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("DATABASE_URL is not set");
  }

  @Test
  void writesNoHealthThatWasNotSeenToAnswer() throws Exception {
    TestDatabase database = TestDatabases.sample();
    try (StubBackend legacy = StubBackend.healthyAt("/nowhere/usual")) {
      Outcome outcome = at(database.url()).run("init", "--legacy", legacy.url());
      assertThat(outcome.exitCode()).isEqualTo(3);
      String written = Files.readString(folder.resolve("handover.yml"));
      assertThat(written).contains("# health: …").doesNotContain("    health:");
    }
  }

  @Test
  void writesNothingWhereNoServerIs() {
    Outcome outcome = at("postgresql://127.0.0.1:1/nowhere").run("init");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(folder.resolve("handover.yml")).doesNotExist();
  }
}
