package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handover.toolkit.schema.Severity.BLOCKS;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every kind of difference, each in a table of its own, all in one live database that is held
/// against one expected schema. `%s` stands for the table.
@Tag("integration")
class SchemaCheckTest {
  private static final String COMMON =
      """
      CREATE TABLE target (id integer PRIMARY KEY);
      CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      """;

  @TempDir private static Path folder = Path.of("");
  private static @Nullable Outcome outcome;

  @BeforeAll
  static void check() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        COMMON
            + "CREATE TYPE mood AS ENUM ('good'); CREATE TYPE weather AS ENUM ('wet', 'hot', 'dry');"
            + Situation.all().map(Situation::liveSql).collect(Collectors.joining("\n")));
    outcome =
        Workplace.at(folder, database.url(), "")
            .file(
                "expected.sql",
                COMMON
                    + "CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE TYPE weather AS ENUM ('wet', 'dry');"
                    + Situation.all().map(Situation::expectedSql).collect(Collectors.joining("\n")))
            .with(
                """
                name: test
                database: %s
                schema: {expected: expected.sql}
                """
                    .formatted(database.url()))
            .run("db", "check", "--json");
  }

  private static JsonNode report() {
    return Objects.requireNonNull(outcome, "a check was run").json().path("report");
  }

  private static String subject(JsonNode difference) {
    return "%s %s"
        .formatted(difference.path("kind").asString(), difference.path("name").asString())
        .strip();
  }

  private static List<JsonNode> differences(String table) {
    return report()
        .path("verdicts")
        .valueStream()
        .filter(v -> v.path("table").path("name").asString().equals(table))
        .flatMap(v -> v.path("differences").valueStream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("org.handover.toolkit.schema.Situation#all")
  void tellsEachDifference(Situation situation) {
    List<JsonNode> differences = differences(situation.table().replace("\"", ""));
    if (situation.subject().isEmpty()) {
      assertThat(differences).isEmpty();
      return;
    }
    assertThat(differences)
        .anySatisfy(difference -> {
          assertThat(subject(difference)).isEqualTo(situation.subject());
          assertThat(difference.path("weight").asString()).isEqualTo(situation.weight().name());
          assertThat(difference.path("remedy").asString()).contains(situation.remedy());
        });
    assertThat(differences.stream().anyMatch(d -> d.path("weight").asString().equals("BLOCKS")))
        .as("blocked: %s", differences)
        .isEqualTo(situation.weight() == BLOCKS);
  }

  @Test
  void namesAnEnumThatLacksAValueAndLeavesOneAloneThatHasMore() {
    assertThat(differences(""))
        .anySatisfy(d -> {
          assertThat(subject(d)).isEqualTo("enum mood");
          assertThat(d.path("weight").asString()).isEqualTo("BLOCKS");
          assertThat(d.path("remedy").asString())
              .contains("ALTER TYPE \"public\".\"mood\" ADD VALUE 'bad'");
        })
        .anySatisfy(d -> {
          assertThat(subject(d)).isEqualTo("enum weather");
          assertThat(d.path("weight").asString()).isEqualTo("ADDITIVE");
        });
  }

  @Test
  void failsAsAWhole() {
    assertThat(Objects.requireNonNull(outcome, "a check was run").exitCode()).isEqualTo(1);
  }

  @Test
  void namesTablesOfOtherOwners() {
    TestDatabase database = TestDatabases.create(TestServer.POSTGRES_15, "db/legacy.sql");
    database.execute(
        "CREATE ROLE check_guest LOGIN CREATEDB",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO check_guest");
    Outcome guest =
        Workplace.at(folder.resolve("guest"), database.urlAs("check_guest"), "").run("db", "check");
    database.execute("DROP OWNED BY check_guest", "DROP ROLE check_guest");
    assertThat(guest.exitCode()).isEqualTo(1);
    assertThat(guest.out()).contains("owner").contains("run this as the owner");
  }

  @Test
  void seesATableThatHidesAnExpectedOneFromTheLegacyBackend(@TempDir Path elsewhere) {
    String legacy = "CREATE TABLE person (id integer PRIMARY KEY);";
    TestDatabase database = TestDatabases.empty();
    database.execute(legacy, "CREATE SCHEMA archive", "CREATE TABLE archive.person (id integer)");
    Workplace place =
        Workplace.at(elsewhere, database.url(), "")
            .file("expected.sql", legacy)
            .with(
                """
                name: test
                database: %s
                schema: {expected: expected.sql}
                """
                    .formatted(database.url()));
    assertThat(place.run("db", "check").exitCode()).isZero();
    database.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = archive, public', current_database()); END $$");

    Outcome hidden = place.run("db", "check");

    assertThat(hidden.exitCode()).as(hidden.out() + hidden.err()).isEqualTo(1);
    assertThat(hidden.out()).contains("archive.person is found first");
  }
}
