package org.handover.toolkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// On a Flask application of others: Debian's httpbin.
class HttpbinIT {
  @TempDir private Path folder;

  private Outcome againstItself(boolean spoilt) {
    try (TestDatabase database = TestDatabases.legacy()) {
      return new Workplace(folder, Toolkit.here())
          .with(
              """
              name: httpbin
              database: %s
              backends:
                legacy: {start: [/usr/bin/gunicorn, --bind, "127.0.0.1:{port}", "httpbin:app"]}
                next: {start: ["%s", -XX:TieredStopAtLevel=1, -cp, "%s", %s, "{port}", "%s"]}
              parity: {cases: "%s", start-within: 5m}
              """
                  .formatted(
                      database.url(),
                      Path.of(System.getProperty("java.home"), "bin", "java"),
                      System.getProperty("java.class.path"),
                      FaultyHttpbin.class.getName(),
                      spoilt,
                      Repository.file("handover/src/test/resources/parity/httpbin")))
          .run("parity", "write", "--shrink", "--json");
    }
  }

  @Test
  void itIsLikeItself() {
    Outcome outcome = againstItself(false);
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }

  @Test
  void tenFaultsAreFoundAndNoneIsInvented() {
    Outcome outcome = againstItself(true);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    JsonNode report = outcome.json().path("report");
    List<String> failed =
        report.path("failed").values().stream().map(c -> c.path("name").asString()).toList();
    assertThat(failed).containsExactlyInAnyOrderElementsOf(FaultyHttpbin.SPOILT);
    assertThat(report.path("rows")).isEmpty();
    assertThat(report.path("groups").findValuesAsString("sent"))
        .as("the smallest body that differs")
        .anyMatch(sent -> sent.startsWith("POST /post") && sent.endsWith("{\"number\":1}"));
  }
}
