package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class SchemaCheckTest {
  private static final ExpectedSchema EXPECTED = ExpectedSchema.load();

  @Test
  void findsNothingWrongWithAnExpandedLegacyDatabase() throws SQLException {
    try (TestDatabase database = TestDatabases.expanded()) {
      assertThat(lines(database)).isEmpty();
    }
  }

  @Test
  void namesTheScriptForEachThingThatTheExpansionWouldAdd() throws SQLException {
    try (TestDatabase database = TestDatabases.legacy()) {
      assertThat(lines(database))
          .contains(
              "column user.is_staff is missing (boolean not null): run with SCHEMA_MODE=apply, or psql -f"
                  + " db/expand/002_user_columns.sql",
              "trigger activities.set_updated_at is missing (before each update, practice.set_updated_at): run with"
                  + " SCHEMA_MODE=apply, or psql -f db/expand/003_timestamps.sql",
              "foreign key name assistant_tags.assistant_tags_scenario_id_fkey is missing: run with"
                  + " SCHEMA_MODE=apply, or psql -f db/expand/004_tag_constraint_name.sql",
              "index activities (scenario_id) is missing: run with SCHEMA_MODE=apply, or psql -f"
                  + " db/expand/005_foreign_key_indexes.sql")
          .allSatisfy(line -> assertThat(line).contains(" is missing", "psql -f db/expand/"))
          .hasSize(7 + 8 * 3 + 1 + 6 + 2 + 2 + 3 + 5 + 1 + 1 + 1 + 2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE activities CASCADE                                                   | table activities is missing: the legacy migrations make it, as in db/legacy.sql
          ALTER TABLE activities RENAME TO old_activities                                 | table activities is missing: the legacy migrations make it, as in db/legacy.sql
          ALTER TABLE characters DROP COLUMN voice                                        | column characters.voice is missing (character varying(40)): the legacy migrations make it, as in db/legacy.sql
          ALTER TABLE "user" ALTER username TYPE varchar(60)                              | column user.username: expected character varying(80) not null, found character varying(60) not null: make it as in db/legacy.sql
          ALTER TABLE activities ALTER "timestamp" TYPE timestamptz                       | column activities.timestamp: expected timestamp without time zone not null, found timestamp with time zone not null: make it as in db/legacy.sql
          ALTER TABLE activities ALTER transcript TYPE jsonb USING transcript::jsonb      | column activities.transcript: expected json, found jsonb: make it as in db/legacy.sql
          ALTER TABLE characters ALTER persona DROP NOT NULL                              | column characters.persona: expected text not null, found text: make it as in db/legacy.sql
          ALTER TABLE characters ALTER age SET NOT NULL                                   | column characters.age: expected integer, found integer not null: make it as in db/legacy.sql
          ALTER TABLE characters ALTER id DROP DEFAULT                                    | default characters.id is missing (sequence): the legacy migrations make it, as in db/legacy.sql
          ALTER TABLE "user" ALTER id SET DEFAULT 7                                       | default user.id: expected sequence, found 7: make it as in db/legacy.sql
          ALTER TABLE activities DROP CONSTRAINT activities_pkey CASCADE                  | primary key activities is missing ((id)): the legacy migrations make it, as in db/legacy.sql
          ALTER TABLE "user" DROP CONSTRAINT user_email_key                               | unique user (email) is missing: the legacy migrations make it, as in db/legacy.sql
          ALTER TABLE activities DROP CONSTRAINT activities_user_id_fkey                  | foreign key activities (user_id) is missing (references user (id) on delete cascade): the legacy migrations make it, as in db/legacy.sql
          ALTER TABLE characters ADD COLUMN ward integer NOT NULL                         | column characters.ward: unknown here, and not null without a default: give it a default, or let it be null
          ALTER TABLE "user" ALTER is_active DROP DEFAULT                                 | default user.is_active is missing (true): run with SCHEMA_MODE=apply, or psql -f db/expand/002_user_columns.sql
          ALTER TABLE "user" ALTER first_name TYPE text                                   | column user.first_name: expected character varying(150) not null, found text not null: make it as in db/expand/002_user_columns.sql
          ALTER TABLE categories DISABLE TRIGGER set_updated_at                           | trigger categories.set_updated_at: expected before each update, practice.set_updated_at, found disabled, practice.set_updated_at: make it as in db/expand/003_timestamps.sql
          UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'practice_ix_activities_scenario_id'::regclass | index activities (scenario_id) is missing: run with SCHEMA_MODE=apply, or psql -f db/expand/005_foreign_key_indexes.sql
          """)
  void namesADifferenceAndWhatToDo(String change, String line) throws SQLException {
    try (TestDatabase database = TestDatabases.expanded()) {
      database.execute(change);

      assertThat(lines(database)).contains(line);
    }
  }

  @Test
  void namesAWrongDeleteAction() throws SQLException {
    try (TestDatabase database = TestDatabases.expanded()) {
      database.execute(
          """
          ALTER TABLE activities DROP CONSTRAINT activities_user_id_fkey,
              ADD FOREIGN KEY (user_id) REFERENCES "user" (id) ON DELETE SET NULL
          """);

      assertThat(lines(database))
          .containsExactly(
              "foreign key activities (user_id): expected references user (id) on delete cascade, found references user"
                  + " (id) on delete set null: make it as in db/legacy.sql");
    }
  }

  @Test
  void namesEachOfSeveralDifferencesOnce() throws SQLException {
    try (TestDatabase database = TestDatabases.expanded()) {
      database.execute(
          "DROP TABLE assistant_tags; ALTER TABLE characters DROP COLUMN voice, DROP COLUMN created_at");

      assertThat(lines(database)).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE extra (id integer NOT NULL)",
        "ALTER TABLE characters ADD COLUMN ward integer",
        "ALTER TABLE characters ADD COLUMN ward integer NOT NULL DEFAULT 3",
        "ALTER TABLE characters ADD COLUMN \"the | ward: 3\" integer",
        "ALTER TABLE characters ADD COLUMN ward integer NOT NULL GENERATED ALWAYS AS IDENTITY",
        "ALTER TABLE activities ALTER kind SET DEFAULT 'note'",
        "CREATE INDEX ON activities (kind)",
        "CREATE UNIQUE INDEX u ON categories (name, id)",
        "ALTER TABLE categories DROP CONSTRAINT categories_name_key; CREATE UNIQUE INDEX u ON categories (name)",
        "ALTER TABLE activities RENAME CONSTRAINT activities_user_id_fkey TO fk_user",
        "DROP INDEX practice_ix_activities_scenario_id; CREATE INDEX ON activities (scenario_id, kind)",
        "ALTER TABLE characters ALTER id DROP DEFAULT, ALTER id ADD GENERATED BY DEFAULT AS IDENTITY",
        "ALTER SEQUENCE characters_id_seq OWNED BY NONE"
      })
  void toleratesWhatDoesNoHarm(String change) throws SQLException {
    try (TestDatabase database = TestDatabases.expanded()) {
      database.execute(change);

      assertThat(lines(database)).isEmpty();
    }
  }

  private static List<String> lines(TestDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      List<Fact> live = LiveSchema.read(connection, EXPECTED.tables());
      return SchemaCheck.differences(EXPECTED, live).stream().map(SchemaDifference::line).toList();
    }
  }
}
