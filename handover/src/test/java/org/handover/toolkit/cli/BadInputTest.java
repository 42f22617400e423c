package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong is said in one line, what to do in the next, and the exit code tells whose turn it
/// is. Nothing is changed.
@Tag("integration")
class BadInputTest {
  @TempDir private Path folder = Path.of("");

  private static void assertStopped(Outcome outcome, int code, String what, String remedy) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(code);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("handover: ").contains(what).contains(remedy);
    assertThat(outcome.err()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"doctor", "db check", "db plan", "db apply", "db status", "db verify", "backup"})
  void saysThatNobodyListensThere(String command) {
    Outcome outcome =
        Workplace.at(folder, "postgresql://u:se%20cret@127.0.0.1:1/db", "").run(command.split(" "));
    assertStopped(outcome, 4, "postgresql://u@127.0.0.1:1/db cannot be reached", "runs there");
    assertThat(outcome.err()).doesNotContain("cret");
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    assertStopped(
        Workplace.at(folder, "postgresql://nowhere.invalid/db", "").run("db", "check"),
        4,
        "cannot be reached",
        "no such host: mend the URL");
  }

  @Test
  void saysThatThePasswordIsWrong() {
    TestDatabase database = TestDatabases.empty();
    String role = TestServer.ROLE_WITH_PASSWORD;
    database.execute(
        "DROP ROLE IF EXISTS " + role, "CREATE ROLE %s LOGIN PASSWORD 'right'".formatted(role));
    assertStopped(
        Workplace.at(folder, database.urlAs(role + ":wrong"), "").run("doctor"),
        2,
        "password authentication failed",
        "the password is wrong");
  }

  @Test
  void saysThatThereIsNoSuchRoleOrDatabase() {
    TestDatabase database = TestDatabases.empty();
    assertStopped(
        Workplace.at(folder, database.urlAs("nobody"), "").run("doctor"),
        2,
        "role \"nobody\" does not exist",
        "LOGIN");
    assertStopped(
        Workplace.at(folder, new TestDatabase(TestServer.POSTGRES_15, "nothing").url(), "")
            .run("doctor"),
        2,
        "database \"nothing\" does not exist",
        "mend the URL, or create it");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://u@h/db, does not start with postgresql://",
    "postgresql://u:a@b@h/db, does not parse",
    "postgresql://h, names no database",
    "postgresql://h:99999/db, has a port outside",
    "postgresql://h/db?sslmod=require, has an unknown parameter",
    "postgresql://h/db?sslmode=always, has a value for sslmode",
    "postgresql://h/d%b, has a % without"
  })
  void saysWhatIsWrongWithAUrlAndRepeatsNoneOfIt(String url, String what) {
    Outcome outcome = Workplace.at(folder, "'" + url + "'", "").run("doctor");
    assertStopped(outcome, 2, what, "write it like postgresql://");
    assertThat(outcome.err()).doesNotContain(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nam: x | nam is unknown | did you mean 'name'?",
        "schema: {lock-timout: 1s} | schema.lock-timout is unknown | did you mean 'lock-timeout'?",
        "schema: {lock-timeout: soon} | 'soon' is not a time | 500ms",
        "backup: {jobs: many} | backup.jobs does not fit: a number is expected | configuration.md",
        "backup: {jobs: 900} | backup.jobs is 900 | 1 to 64",
        "doctor: {passwords: {table: user, longest: 9}} | doctor.passwords.column is missing | set it",
        "database: ${NOT_SET} | asks for ${NOT_SET}, which is not set | export NOT_SET=",
        "backup: {jobs: 2.5} | backup.jobs does not fit: a number is expected | configuration.md",
        "backup: {jobs: null} | backup.jobs is missing | set it",
        "backup: often | backup does not fit: a block of keys is expected | configuration.md",
        "verify: {unchanged: alembic_version} | verify.unchanged does not fit: a list | configuration.md",
        "verify: {unchanged: [[a]]} | verify.unchanged[0] does not fit: a text | configuration.md",
        "verify: {read-back: {env: {A: b}}} | verify.read-back.run is missing | set it",
        "backends: {next: {url: 'http://a b'}} | handover.yml:3: backends.next.url holds a character | http://127.0.0.1:5000/",
        "backends: {next: {url: localhost:5000}} | handover.yml:3: backends.next.url is no http or https URL | http://127.0.0.1:5000/",
        "backends: {legacy: {url: 'http://h:99999'}} | backends.legacy.url is no http or https URL | http://127.0.0.1:5000/",
        "backends: {legacy: {health: ready}} | backends.legacy.health does not begin with / | /health",
        "scratch: mysql://h/db | handover.yml:3: scratch does not | write it like postgresql://",
        "schema: {lock-timeout: 99d} | schema.lock-timeout is longer than 24d | 48h",
        "backup: {folder: '${NOT_SET}'} | handover.yml:3: backup.folder asks for ${NOT_SET} | export NOT_SET=",
        "name: y | line 3: the key 'name' is there twice | mend it",
        "backup: &a {folder: *a} | line 3: a block holds itself | mend it",
        "backup: {folder: *hunter2} | line 3: a value that begins with * or ! belongs in quotes | mend it",
        "backup: {folder: !hunter2!a b} | line 3: a value that begins with * or ! belongs in quotes | mend it",
        "schema: {lock-timeout: 0s} | schema.lock-timeout is not a time above zero | 500ms",
        "name: [ | is not YAML | mend it",
        "just text | holds no settings | handover init"
      })
  void saysWhichKeyIsWrong(String yaml, String what, String remedy) {
    String all =
        yaml.startsWith("name: [") || yaml.startsWith("just")
            ? yaml
            : "name: x\ndatabase: postgresql://h/db\n"
                    .replaceAll(yaml.startsWith("database") ? "database.*\n" : "^$", "")
                + yaml;
    Outcome outcome = new Workplace(folder, Toolkit.here()).with(all).run("doctor");
    assertStopped(outcome, 2, what, remedy);
    // A value could be a password.
    assertThat(outcome.err()).doesNotContain("hunter2");
  }

  @Test
  void saysThatThereIsNoConfiguration() {
    assertStopped(
        new Workplace(folder, Toolkit.here()).run("db", "check"),
        2,
        "handover.yml is not there",
        "handover init");
  }

  @Test
  void saysWhatTheStepNeedsThatTheFileDoesNotName() {
    Workplace place =
        new Workplace(folder, Toolkit.here())
            .with("name: x\ndatabase: " + TestDatabases.legacy().url());
    assertStopped(place.run("db", "check"), 2, "schema.expected is missing", "set it");
    assertStopped(place.run("db", "plan"), 2, "schema.changes is missing", "set it");
    assertStopped(place.run("db", "status"), 2, "schema.changes is missing", "set it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db", "nonsense", "doctor --nonsense", "db check --json=maybe"})
  void saysHowItIsUsed(String line) {
    Outcome outcome = Toolkit.here().run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).containsAnyOf("Usage: handover", "Did you mean: handover");
  }

  @ParameterizedTest
  @ValueSource(strings = {"db check", "db plan", "db apply"})
  void refusesAServerThatIsTooOld(String command) {
    TestDatabase database = TestDatabases.create(TestServer.POSTGRES_12, "db/legacy.sql");
    assertStopped(
        Workplace.at(folder, database).run(command.split(" ")),
        1,
        "the server is PostgreSQL 12.22",
        "PostgreSQL 13 or newer is needed");
  }

  @Test
  void changesNothingInASessionThatMayNotWrite() {
    TestDatabase database = TestDatabases.sample();
    database.execute(
        "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database.name()));
    String before = PgDump.all(database);
    Workplace place = Workplace.at(folder, database);
    assertStopped(
        place.run("db", "apply"), 1, "default_transaction_read_only is on", "the primary");
    assertStopped(place.run("db", "undo"), 1, "default_transaction_read_only is on", "the primary");
    assertThat(PgDump.all(database)).isEqualTo(before);
  }

  @Test
  void changesNothingAsARoleWithoutRights() {
    TestDatabase database = TestDatabases.sample();
    database.execute(
        "DROP ROLE IF EXISTS bad_guest",
        "CREATE ROLE bad_guest LOGIN",
        "DROP ROLE IF EXISTS bad_builder",
        "CREATE ROLE bad_builder LOGIN CREATEDB",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO bad_guest, bad_builder");
    String before = PgDump.all(database);
    Workplace guest = Workplace.at(folder, database.urlAs("bad_guest"), "");
    for (String step : new String[] {"check", "plan", "apply"}) {
      assertStopped(guest.run("db", step), 1, "may not create the scratch database", "CREATEDB");
    }
    assertStopped(
        Workplace.at(folder, database.urlAs("bad_builder"), "").run("db", "apply"),
        1,
        "owner",
        "`handover db check` names each with its remedy; nothing was changed");
    assertThat(PgDump.all(database)).isEqualTo(before);
  }

  @Test
  void changesNothingWhereNamesAreRightAndTypesAreWrong() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        Repository.text("db/legacy.sql")
            .replaceAll("VARCHAR\\((50|80|120)\\)", "BYTEA")
            .replace("DOUBLE PRECISION", "TEXT"));
    String before = PgDump.all(database);
    Workplace place = Workplace.at(folder, database);
    Outcome check = place.run("db", "check");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains("a name alone proves nothing").contains("blocked     user");
    assertStopped(place.run("db", "apply"), 1, "is not what both backends count on", "db check");
    assertThat(PgDump.all(database)).isEqualTo(before);
  }

  @Test
  void saysWhereTheExpectedSchemaDoesNotLoad() {
    Workplace place =
        Workplace.at(folder, TestDatabases.legacy())
            .file("expected.sql", "CREATE TABLE a (id integer);\nCREATE TABEL b (id integer);\n");
    Outcome outcome =
        place
            .with(place.read("handover.yml").replaceFirst("expected: .*", "expected: expected.sql"))
            .run("db", "check");
    assertStopped(
        outcome, 1, "expected.sql:2: the database says syntax error", "has to load into an empty");
  }

  @Test
  void runsNoStepThatItCannotWriteDown() {
    TestDatabase database = TestDatabases.sample();
    Workplace place = Workplace.at(folder, database).file("journal", "");
    Outcome outcome =
        place
            .with(place.read("handover.yml") + "journal: journal/journal.jsonl\n")
            .run("db", "apply");
    assertStopped(outcome, 1, "cannot be written", "no step runs without evidence");
    assertThat(database.column("SELECT 1 FROM pg_namespace WHERE nspname = 'handover'")).isEmpty();
  }
}
