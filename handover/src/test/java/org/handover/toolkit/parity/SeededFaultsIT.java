package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SeededFaultsIT {
  /// Clones are made of it, and it stays as it is.
  private static final TestDatabase DATABASE = TestDatabases.sample();

  @TempDir private Path folder;

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE"})
  void isFoundWithAnExample(Fault fault) {
    Outcome outcome = ParityPlace.with(folder, DATABASE, fault).run("parity", "write", "--json");
    assertThat(outcome.exitCode()).as("%s%n%s", outcome.out(), outcome.err()).isEqualTo(1);
    JsonNode report = outcome.json().path("report");
    assertThat(report.path("played").asInt()).as(outcome.err()).isPositive();
    assertThat(report.path("played")).isEqualTo(report.path("cases"));
    assertThat(report.path("groups").findValuesAsString("kind"))
        .as("the fault itself was made")
        .doesNotContain("no answer");
    boolean answers = !report.path("groups").isEmpty();
    boolean rows = !report.path("rows").isEmpty();
    assertThat(answers || rows).as(fault.label()).isTrue();
    report
        .path("groups")
        .forEach(group ->
            assertThat(group.at("/example/exchange/sent").asString())
                .as(group.toString())
                .contains(" /api/"));
    report
        .path("rows")
        .forEach(row -> assertThat(row.path("cause").asString()).as(row.toString()).isNotEmpty());
  }

  @Test
  void theUnbrokenPairIsAlikeEachTime() {
    for (int i = 0; i < 3; i++) {
      Outcome outcome =
          ParityPlace.with(folder, DATABASE, Fault.NONE).run("parity", "write", "--json");
      assertThat(outcome.exitCode()).as("%s%n%s", outcome.out(), outcome.err()).isZero();
    }
  }
}
