package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UndoTest {
  private TestDatabase database;
  private String before;

  @BeforeEach
  void startFromALegacyDatabaseInUse() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    before = Psql.dumpSchema(database);
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void takesExactlyTheAdditionsAway() throws Exception {
    Psql.expand(database);
    assertThat(Psql.dumpSchema(database)).isNotEqualTo(before);

    Psql.undo(database);

    assertThat(Psql.dumpSchema(database)).isEqualTo(before);
  }

  @Test
  void canBeDoneTwiceAndUndone() throws Exception {
    Psql.expand(database);
    Psql.undo(database);
    Psql.undo(database);
    Psql.expand(database);
    Psql.expand(database);
    Psql.undo(database);

    assertThat(Psql.dumpSchema(database)).isEqualTo(before);
  }

  @Test
  void savesWhatTheAdditionsHeld() throws Exception {
    Psql.expand(database);
    database.execute("UPDATE \"user\" SET is_active = false, first_name = 'Ada' WHERE id = 2");
    List<?> accounts =
        rows("SELECT id, is_active, first_name, date_joined FROM \"user\" ORDER BY id");
    List<?> times = rows("SELECT id, created_at, updated_at FROM activities ORDER BY id");

    Psql.undo(database);

    assertThat(
            rows(
                "SELECT id, is_active, first_name, date_joined FROM practice_undo.user_columns ORDER BY id"))
        .isEqualTo(accounts);
    assertThat(
            rows(
                "SELECT id, created_at, updated_at FROM practice_undo.activities_timestamps ORDER BY id"))
        .isEqualTo(times);
  }

  @Test
  void savesTheLatestValuesOfEachRound() throws Exception {
    Psql.expand(database);
    Psql.undo(database);
    Psql.expand(database);
    database.execute("UPDATE \"user\" SET first_name = 'Grace' WHERE id = 2");

    Psql.undo(database);

    assertThat(rows("SELECT first_name FROM practice_undo.user_columns WHERE id = 2").toString())
        .contains("Grace");
  }

  @Test
  void savesConversationsOfEveryRoundBesideEachOther() throws Exception {
    for (String word : List.of("cough", "fever")) {
      Psql.expand(database);
      database.execute(
          "INSERT INTO practice.conversations (user_id) VALUES (2)",
          "INSERT INTO practice.messages (conversation_id, role, content) VALUES (1, 'user', '%s')"
              .formatted(word));
      Psql.undo(database);
    }

    assertThat(
            rows("SELECT id, content FROM practice_undo.messages ORDER BY put_away_at").toString())
        .isEqualTo("[{id=1, content=cough}, {id=1, content=fever}]");
  }

  @Test
  void canBeKilledAfterAnyStatementAndRunAgain() throws Exception {
    List<String> statements = new ArrayList<>();
    for (Path script : Psql.scripts("undo").reversed()) {
      statements.addAll(new SqlScript(script.toString(), Files.readString(script)).statements());
    }
    for (int killedAfter = 1; killedAfter < statements.size(); killedAfter++) {
      Psql.expand(database);
      database.execute(statements.subList(0, killedAfter).toArray(String[]::new));
      Psql.undo(database);

      assertThat(Psql.dumpSchema(database)).as(statements.get(killedAfter - 1)).isEqualTo(before);
    }
  }

  @Test
  void leavesAColumnThatWasThereBefore() throws Exception {
    database.execute(
        "ALTER TABLE characters ADD COLUMN created_at timestamptz NOT NULL DEFAULT now()");
    database.execute(
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
    database.execute(
        "CREATE TRIGGER touch BEFORE UPDATE ON characters FOR EACH ROW EXECUTE FUNCTION touch()");
    before = Psql.dumpSchema(database);

    Psql.expand(database);
    Psql.undo(database);

    assertThat(Psql.dumpSchema(database)).isEqualTo(before);
  }

  private List<?> rows(String sql) {
    return JdbcClient.create(database.dataSource()).sql(sql).query().listOfRows();
  }
}
