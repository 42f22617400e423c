package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /// One play, with a chapter for each fault: they leave nothing behind, and share the backends.
  @Test
  void eachOfAnAnswerIsFoundInItsOwnChapter() throws IOException {
    List<String> faults = new ArrayList<>(List.of("NONE"));
    EnumSet.range(SeededFault.WRONG_STATUS, SeededFault.COOKIE_WITHOUT_HTTPONLY)
        .forEach(fault -> faults.add(fault.name()));
    Path cases = chapters(faults);
    Outcome outcome =
        ParityPlace.withEach(folder, DATABASE, cases).run("parity", "write", "--json");
    assertThat(outcome.exitCode()).as("%s%n%s", outcome.out(), outcome.err()).isEqualTo(1);
    JsonNode report = outcome.json().path("report");
    assertThat(report.path("played")).isEqualTo(report.path("cases"));
    assertThat(report.path("rows")).isEmpty();
    Set<String> found = new LinkedHashSet<>();
    report
        .path("failed")
        .forEach(failed -> {
          found.add(failed.path("chapter").asString());
          assertThat(failed.at("/exchange/sent").asString()).contains(" /api/");
          assertThat(failed.path("mismatches").findValuesAsString("kind"))
              .isNotEmpty()
              .doesNotContain("no answer");
        });
    faults.remove("NONE");
    assertThat(found).containsExactlyElementsOf(faults);
  }

  private Path chapters(List<String> names) throws IOException {
    Path cases = Files.createDirectory(folder.resolve("each"));
    String corpus = Files.readString(ParityPlace.CASES.resolve("corpus.yml"));
    Files.writeString(cases.resolve("corpus.yml"), corpus.replace("[all]", names.toString()));
    String chapter = Files.readString(ParityPlace.CASES.resolve("all.yml"));
    for (int i = 0; i < names.size(); i++) {
      String named = "cases:\n  - {name: the fault, request: GET /fault/%s, expect: 204}\n";
      Files.writeString(
          cases.resolve(names.get(i) + ".yml"),
          chapter.replace("cases:\n", named.formatted(names.get(i))).replace("eeded", "eeded" + i));
    }
    return cases;
  }

  @ParameterizedTest
  @EnumSource(from = "TRIMMED_STRING")
  void oneOfRowsIsFoundWithAnExample(SeededFault fault) {
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
          ParityPlace.with(folder, DATABASE, SeededFault.NONE).run("parity", "write", "--json");
      assertThat(outcome.exitCode()).as("%s%n%s", outcome.out(), outcome.err()).isZero();
    }
  }
}
