package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handover.postgres.SqlStatements;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every kind of difference, each in a schema of its own, all in one live database that is held
/// against one expected schema.
@Tag("integration")
class DifferenceKindTest {
  @TempDir private static Path folder = Path.of("");
  private static @Nullable Outcome outcome;
  private static @Nullable TestDatabase live;

  @BeforeAll
  static void check() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        SqlStatements.of(
                DifferenceKind.all().map(DifferenceKind::liveSql).collect(Collectors.joining()))
            .stream()
            .map(SqlStatements.Piece::sql)
            .toArray(String[]::new));
    live = database;
    outcome =
        place(
                database,
                DifferenceKind.all().map(DifferenceKind::expectedSql).collect(Collectors.joining()))
            .run("db", "check", "--json");
  }

  private static Workplace place(TestDatabase database, String expected) {
    return Workplace.at(folder, database.url(), "")
        .file("expected.sql", expected)
        .with(
            """
            name: test
            database: %s
            schema: {expected: expected.sql}
            """
                .formatted(database.url()));
  }

  private static List<JsonNode> differences(String schema) {
    return Objects.requireNonNull(outcome, "a check was run")
        .json()
        .path("report")
        .path("verdicts")
        .valueStream()
        .flatMap(verdict -> verdict.path("differences").valueStream())
        .filter(d ->
            (d.path("table").path("schema").asString() + d.path("name").asString())
                .contains(schema))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("org.handover.toolkit.schema.DifferenceKind#all")
  void saysWhatItMeans(DifferenceKind kind) {
    List<JsonNode> differences =
        differences(kind.name()).stream()
            .filter(d ->
                d.path("table").path("schema").asString().equals(kind.name())
                    || d.path("table").path("schema").asString().isEmpty())
            .toList();
    boolean blocks =
        differences.stream().anyMatch(d -> d.path("weight").asString().equals("BLOCKS"));
    String standing = differences.isEmpty() ? "compatible" : blocks ? "blocked" : "additive";
    assertThat(standing).as("%s", differences).isEqualTo(kind.standing());
  }

  @Test
  void isCompatibleWithWhatPgDumpMakesOfAllOfThem() {
    TestDatabase database = Objects.requireNonNull(live);
    Outcome same = place(database, PgDump.schema(database)).run("db", "check", "--json");
    assertThat(
            same.json()
                .path("report")
                .path("verdicts")
                .valueStream()
                .flatMap(verdict -> verdict.path("differences").valueStream())
                .filter(d -> !d.path("kind").asString().matches("unpopulated|internal triggers")))
        .isEmpty();
  }
}
