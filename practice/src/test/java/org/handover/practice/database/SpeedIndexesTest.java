package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.handover.postgres.DatabaseUrl;
import org.handover.practice.operations.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SpeedIndexesTest {
  private TestDatabase database;

  @BeforeEach
  void create() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/expand");
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void missesNothingAfterTheExpansion() {
    assertThat(look().missing()).isEmpty();
  }

  @Test
  void tellsOfThoseThatAnOldExpansionHasNot() throws SQLException {
    database.execute(
        "DROP INDEX practice_ix_activities_timestamp",
        "DROP INDEX practice_ix_activities_user_id_timestamp");
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    try (LogLines log = new LogLines()) {
      look().tell(meters);

      assertThat(log.complaints())
          .hasSize(2)
          .first()
          .asString()
          .contains(
              "activities (user_id, timestamp, id) is missing",
              "db/expand/005_foreign_key_indexes.sql");
    }
    assertThat(meters.get("database.indexes.missing").gauge().value()).isEqualTo(2);
  }

  @Test
  void takesALongerIndexOfTheSameBeginning() throws SQLException {
    database.execute(
        "DROP INDEX practice_ix_activities_timestamp",
        "CREATE INDEX theirs ON activities (timestamp, id, kind)");

    assertThat(look().missing()).isEmpty();
  }

  private SpeedIndexes look() {
    return SpeedIndexes.of(DatabaseUrl.parse(database.url()));
  }
}
