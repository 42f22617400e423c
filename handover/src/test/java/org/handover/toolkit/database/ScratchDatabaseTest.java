package org.handover.toolkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ScratchDatabaseTest {
  private final TestDatabase database = TestDatabases.empty();
  private final DatabaseUrl url = DatabaseUrl.parse(database.url());

  private boolean exists(String name) {
    return database.number("SELECT count(*) FROM pg_database WHERE datname = '%s'".formatted(name))
        == 1;
  }

  @Test
  void dropsAtOnceWhatAKilledStepLeft() throws SQLException {
    String left =
        "handover_scratch_%s_ffffff2a".formatted(Clock.systemUTC().instant().getEpochSecond());
    database.execute("CREATE DATABASE " + left);
    // Its pg_restore outlives it.
    try (Session _ = new Database(url.withDatabase(left)).connect()) {
      try (ScratchDatabase _ = ScratchDatabase.create(url, Clock.systemUTC())) {
        assertThat(exists(left)).isFalse();
      }
    }
  }

  @Test
  void goesWithTheSubscriptionsThatWereCopiedIntoIt() throws SQLException {
    String left = "handover_scratch_1_ffffff2b";
    String subscription =
        "CREATE SUBSCRIPTION \"S one\" CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p WITH (connect = false)";
    database.execute("CREATE DATABASE " + left);
    try (Session session = new Database(url.withDatabase(left)).connect()) {
      session.execute(subscription);
    }
    String name;
    try (ScratchDatabase scratch = ScratchDatabase.create(url, Clock.systemUTC())) {
      assertThat(exists(left)).isFalse();
      name = scratch.database().url().database();
      try (Session session = scratch.database().connect()) {
        session.execute(subscription);
      }
    }
    assertThat(exists(name)).isFalse();
  }

  @Test
  void leavesThatOfAStepThatIsAtWork() throws SQLException {
    // From another database of the server, an hour ago, with no session in it.
    TestDatabase other = TestDatabases.empty();
    Clock before = Clock.offset(Clock.systemUTC(), java.time.Duration.ofHours(-2));
    try (ScratchDatabase first = ScratchDatabase.create(DatabaseUrl.parse(other.url()), before);
        ScratchDatabase _ = ScratchDatabase.create(url, Clock.systemUTC())) {
      assertThat(exists(first.database().url().database())).isTrue();
    }
  }

  @Test
  void leavesWhatAnotherProgramLooksInto() throws SQLException {
    String left = "handover_scratch_1_000000ff";
    database.execute("CREATE DATABASE " + left);
    try (Session someone = new Database(url.withDatabase(left)).connect()) {
      someone.execute("SET application_name = 'psql'");
      try (ScratchDatabase _ = ScratchDatabase.create(url, Clock.systemUTC())) {
        assertThat(exists(left)).isTrue();
      }
    }
    try (ScratchDatabase _ = ScratchDatabase.create(url, Clock.systemUTC())) {
      assertThat(exists(left)).isFalse();
    }
  }
}
