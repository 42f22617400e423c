package org.handover.toolkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the server does not show to everyone, or where one would not look for it.
@Tag("integration")
class DoctorSightTest {
  @TempDir private Path folder = Path.of("");
  private final TestDatabase database = TestDatabases.empty();

  private Outcome examine(String url, String more) {
    return Workplace.at(folder, url, more).run("doctor");
  }

  @Test
  void saysWhatIsHiddenFromARoleInsteadOfThatNothingIsThere() {
    database.execute(
        "DO 'BEGIN CREATE ROLE doctor_blind LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END'");
    Outcome outcome = examine(database.urlAs("doctor_blind"), "");
    assertThat(outcome.out())
        .containsPattern("inconclusive +long transactions +the sessions of other roles are hidden")
        .containsPattern("inconclusive +connections +the sessions of other roles are hidden")
        .doesNotContain("connections are free");
  }

  @Test
  void findsTheLimitOfADatabaseAndOfARole() {
    database.execute(
        "DO 'BEGIN CREATE ROLE doctor_narrow LOGIN CONNECTION LIMIT 3; EXCEPTION WHEN duplicate_object THEN NULL; END'",
        "ALTER DATABASE %s CONNECTION LIMIT 12"
            .formatted(database.text("SELECT quote_ident(current_database())")));
    Outcome outcome = examine(database.url(), "backends: {legacy: {role: doctor_narrow}}\n");
    assertThat(outcome.out())
        .containsPattern("fail +connections +the database has room for")
        .containsPattern("fail +connections +the role doctor_narrow has room for 3 more");
  }

  @Test
  void seesTheWidthOfAPasswordColumnThroughItsDomain() {
    database.execute(
        "CREATE DOMAIN hash AS varchar(60); CREATE TABLE account (name text, pass hash)");
    Outcome outcome =
        examine(
            database.url(), "doctor:\n  passwords: {table: account, column: pass, longest: 103}\n");
    assertThat(outcome.out()).contains("60 characters, but 103 will be written");
  }
}
