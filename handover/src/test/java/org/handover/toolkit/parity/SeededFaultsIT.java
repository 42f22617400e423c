package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SeededFaultsIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE"})
  void isFoundWithAnExample(Fault fault) {
    try (TestDatabase database = TestDatabases.sample()) {
      Outcome outcome = ParityPlace.with(folder, database, fault).run("parity", "write", "--json");
      assertThat(outcome.exitCode()).as("%s%n%s", outcome.out(), outcome.err()).isEqualTo(1);
      JsonNode report = outcome.json().path("report");
      boolean answers = !report.path("groups").isEmpty();
      boolean rows = !report.path("rows").isEmpty();
      assertThat(answers || rows).as(fault.label()).isTrue();
      if (answers) {
        assertThat(report.at("/groups/0/example/exchange/sent").asString()).contains(" /api/");
      }
      report
          .path("rows")
          .forEach(row -> assertThat(row.path("cause").asString()).as(row.toString()).isNotEmpty());
    }
  }

  @Test
  void theUnbrokenPairIsAlikeEachTime() {
    try (TestDatabase database = TestDatabases.sample()) {
      for (int i = 0; i < 3; i++) {
        Outcome outcome =
            ParityPlace.with(folder, database, Fault.NONE).run("parity", "write", "--json");
        assertThat(outcome.exitCode()).as("%s%n%s", outcome.out(), outcome.err()).isZero();
      }
    }
  }
}
