package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The legacy backend on an expanded database: as a role that owns nothing, and has no rights but
/// those on the legacy tables and their sequences.
@Tag("integration")
class LegacyWritesTest {
  private static final String ROLE = "legacy_backend";

  private TestDatabase database;
  private JdbcClient legacy;

  @BeforeEach
  void grantTheLeast() throws SQLException {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    database.execute(
        """
        DO $$ BEGIN CREATE ROLE legacy_backend LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
        REVOKE ALL ON SCHEMA practice FROM PUBLIC;
        REVOKE ALL ON FUNCTION practice.set_updated_at() FROM PUBLIC;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO legacy_backend;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO legacy_backend;
        """);
    legacy = JdbcClient.create(database.dataSourceAs(ROLE));
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void insertsThatKnowNothingOfTheColumnsWork() {
    int id = register();

    assertThat(
            legacy
                .sql(
                    "SELECT is_active, is_staff, is_superuser, first_name, last_name FROM \"user\" WHERE id = ?")
                .param(id)
                .query()
                .singleRow()
                .values())
        .containsExactly(true, false, false, "", "");
    assertThat(updatedAt("\"user\"", id)).isNotNull();
  }

  @Test
  void updatesMoveUpdatedAtAndNothingElse() {
    int id = register();
    OffsetDateTime created = updatedAt("\"user\"", id);

    legacy.sql("UPDATE \"user\" SET email = 'new@example.org' WHERE id = ?").param(id).update();
    OffsetDateTime changed = updatedAt("\"user\"", id);
    legacy.sql("UPDATE \"user\" SET updated_at = '1999-01-01' WHERE id = ?").param(id).update();

    assertThat(changed).isAfter(created);
    assertThat(updatedAt("\"user\"", id)).isAfter(changed);
    assertThat(
            legacy
                .sql("SELECT created_at FROM \"user\" WHERE id = ?")
                .param(id)
                .query(OffsetDateTime.class)
                .single())
        .isEqualTo(created);
  }

  @Test
  void everyTableMovesUpdatedAt() {
    List.of(
            "\"user\" SET role = role",
            "characters SET voice = NULL",
            "assistant_scenarios SET title = title",
            "assistant_tags SET name = name",
            "categories SET description = NULL",
            "subcategories SET name = name",
            "rubric_questions SET guidance = NULL",
            "activities SET score = NULL")
        .forEach(change -> {
          legacy.sql("UPDATE " + change).update();
          String table = change.substring(0, change.indexOf(' '));
          assertThat(
                  legacy
                      .sql(
                          "SELECT count(*) FILTER (WHERE updated_at > created_at), count(*) FROM "
                              + table)
                      .query((row, _) -> row.getLong(1) > 0 && row.getLong(1) == row.getLong(2))
                      .single())
              .as(table)
              .isTrue();
        });
  }

  @Test
  void deletesReachWhatHangsOnThem() {
    int scenario =
        legacy.sql("SELECT min(scenario_id) FROM activities").query(Integer.class).single();
    int activity =
        legacy
            .sql("SELECT min(id) FROM activities WHERE scenario_id = ?")
            .param(scenario)
            .query(Integer.class)
            .single();
    OffsetDateTime before = updatedAt("activities", activity);

    legacy.sql("DELETE FROM assistant_scenarios WHERE id = ?").param(scenario).update();

    assertThat(updatedAt("activities", activity)).isAfter(before);
    assertThat(
            legacy
                .sql("SELECT count(*) FROM rubric_questions WHERE scenario_id = ?")
                .param(scenario)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void deletingAUserTakesWhatApiV2KeepsOfThem() throws SQLException {
    int id = register();
    database.execute(
        "INSERT INTO practice.refresh_tokens (id, family, user_id, expires_at)"
            + " VALUES (gen_random_uuid(), gen_random_uuid(), %d, now())".formatted(id));

    legacy.sql("DELETE FROM \"user\" WHERE id = ?").param(id).update();

    assertThat(
            JdbcClient.create(database.dataSource())
                .sql("SELECT count(*) FROM practice.refresh_tokens")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void theNewBackendNeedsItsOwnTablesBesides() throws SQLException {
    assertThat(differences())
        .hasSize(ownTablesAndSequences())
        .allSatisfy(difference -> assertThat(difference).startsWith("rights practice."))
        .contains(
            "rights practice.refresh_tokens is missing (select, insert, update, delete): grant it to the role of"
                + " DATABASE_URL",
            "rights practice.conversations.id is missing (next value): grant it to the role of DATABASE_URL");

    grantWhatTheNewBackendNeeds();

    assertThat(differences()).isEmpty();
  }

  private int ownTablesAndSequences() {
    return JdbcClient.create(database.dataSource())
        .sql(
            """
            SELECT count(*) FROM pg_class
            WHERE relnamespace = 'practice'::regnamespace AND relkind IN ('r', 'S') AND relname <> 'baseline'
            """)
        .query(Integer.class)
        .single();
  }

  /// As db/expand/006_new_face.sql tells.
  private void grantWhatTheNewBackendNeeds() throws SQLException {
    database.execute(
        """
        GRANT USAGE ON SCHEMA practice TO legacy_backend;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA practice TO legacy_backend;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA practice TO legacy_backend;
        """);
  }

  @Test
  void aRightThatIsMissingIsNamed() throws SQLException {
    grantWhatTheNewBackendNeeds();
    database.execute(
        "REVOKE DELETE ON activities FROM legacy_backend; REVOKE USAGE ON SEQUENCE categories_id_seq FROM legacy_backend");

    assertThat(differences())
        .containsExactly(
            "rights activities: expected select, insert, update, delete, found select, insert, update: grant the rest"
                + " to the role of DATABASE_URL",
            "rights categories.id is missing (next value): grant it to the role of DATABASE_URL");
  }

  private List<String> differences() throws SQLException {
    ExpectedSchema expected = ExpectedSchema.load();
    try (Connection connection = database.dataSourceAs(ROLE).getConnection()) {
      return SchemaCheck.differences(expected, LiveSchema.read(connection, expected.tables()))
          .stream()
          .map(SchemaDifference::line)
          .toList();
    }
  }

  private int register() {
    return legacy
        .sql(
            """
            INSERT INTO "user" (username, email, password_hash, role)
            VALUES ('newcomer', 'newcomer@example.org', 'pbkdf2:sha256:1$a$b', 'learner') RETURNING id
            """)
        .query(Integer.class)
        .single();
  }

  private OffsetDateTime updatedAt(String table, int id) {
    return legacy
        .sql("SELECT updated_at FROM %s WHERE id = ?".formatted(table))
        .param(id)
        .query(OffsetDateTime.class)
        .single();
  }
}
