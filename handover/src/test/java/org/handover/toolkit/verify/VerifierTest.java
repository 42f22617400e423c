package org.handover.toolkit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("integration")
class VerifierTest {
  private static final String READ_BACK =
      """
      name: test
      database: %s
      verify:
        writes: %s
        unchanged: [alembic_version]
        read-back: {run: [/usr/bin/python3, %s], env: {DATABASE_URL: "{database}"}}
      schema: {expected: %s, changes: %s, saved: practice_undo}
      """;

  @TempDir private Path folder = Path.of("");
  private TestDatabase database;
  private Workplace place;

  @BeforeEach
  void startFromAnAdoptedDatabase() {
    start(TestServer.POSTGRES_15);
  }

  private void start(TestServer server) {
    database = TestDatabases.adopted(server);
    place =
        Workplace.at(folder, database)
            .with(
                READ_BACK.formatted(
                    database.url(),
                    Repository.file("db/legacy-writes.sql"),
                    Repository.file("handover/example/read_back.py"),
                    Repository.file("db/legacy.sql"),
                    Repository.file("db/expand")));
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_13", "POSTGRES_15"})
  void passesAnAdoptedDatabaseThatTheNewBackendHasWrittenTo(TestServer server) {
    start(server);
    database.execute(
        """
        INSERT INTO "user" (username, email, password_hash, role, first_name, is_staff)
        VALUES ('new', 'new@example.org', 'pbkdf2:sha256:260000$s$h', 'learner', 'Ada', true)
        """);

    Outcome outcome = place.run("db", "verify");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("alembic_version holds what it held")
        .contains("statements run and rolled back")
        .containsPattern("legacy models +\\d+ rows read");
  }

  @Test
  void leavesNoRowBehind() {
    String before = withoutSequences();
    assertThat(place.run("db", "verify").exitCode()).isZero();
    assertThat(withoutSequences()).isEqualTo(before);
  }

  private String withoutSequences() {
    return PgDump.all(database).replaceAll("SELECT pg_catalog.setval\\(.*\\);", "");
  }

  @Test
  void findsRowsThatPointAtNothing() {
    database.execute("SET session_replication_role = replica; DELETE FROM characters WHERE id = 1");
    fails("orphans", "break assistant_scenarios_character_id_fkey of assistant_scenarios");
  }

  @Test
  void findsASequenceThatLags() {
    database.execute("SELECT setval('activities_id_seq', 5)");
    fails("sequences", "public.activities_id_seq gives 6 next, but activities has 300");
  }

  @Test
  void findsDuplicatesUnderARule() {
    // As a change of collation would break it: the index no longer keeps what it promises.
    database.execute(
        "UPDATE pg_index SET indisready = false, indislive = true WHERE indexrelid = 'categories_name_key'::regclass",
        "INSERT INTO categories (name) SELECT name FROM categories WHERE id = 1",
        "UPDATE pg_index SET indisready = true WHERE indexrelid = 'categories_name_key'::regclass");
    fails("duplicates", "1 values occur more than once under categories_name_key");
  }

  @Test
  void findsAChangeOfWhatNobodyMayChange() {
    database.execute("UPDATE alembic_version SET version_num = 'another'");
    fails("unchanged", "alembic_version was changed since the adoption");
  }

  @Test
  void doesNotTakeANewColumnForAChange() {
    database.execute("ALTER TABLE alembic_version ADD COLUMN note text");
    assertThat(place.run("db", "verify").out()).contains("alembic_version holds what it held");
  }

  @Test
  void findsAnAdditionThatBreaksALegacyWrite() {
    database.execute("ALTER TABLE \"user\" ALTER COLUMN is_staff DROP DEFAULT");
    fails("legacy writes", "INSERT INTO \"user\"", "null value in column \"is_staff\"");
  }

  @Test
  void findsARowThatTheLegacyModelsCannotRead() {
    database.execute("UPDATE activities SET \"timestamp\" = '20000-01-01' WHERE id = 1");
    fails("legacy models", "year 20000 is out of range");
  }

  @Test
  void isInconclusiveWhereNobodySaysWhatTheLegacyBackendWrites() {
    Outcome outcome =
        place.with("name: test\ndatabase: %s\n".formatted(database.url())).run("db", "verify");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out()).contains("set verify.writes").contains("set verify.read-back");
  }

  private void fails(String topic, String... words) {
    Outcome outcome = place.run("db", "verify");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.out().lines().filter(line -> line.matches(" +fail +" + topic + " .*")))
        .anySatisfy(line -> assertThat(line).contains(words));
  }
}
