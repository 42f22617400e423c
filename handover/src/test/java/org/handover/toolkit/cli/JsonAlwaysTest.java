package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// With `--json` there is one document on the output, whatever happened.
class JsonAlwaysTest {
  private static final String NOWHERE = "postgresql://u:se%20cret@127.0.0.1:1/db";

  @TempDir private Path folder = Path.of("");

  private static void assertSays(Outcome outcome, int code, String kind, String summary) {
    JsonNode shown = outcome.json();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(code);
    assertThat(shown.path("verdict").asString()).isEqualTo("fail");
    assertThat(shown.path("summary").asString()).contains(summary);
    assertThat(shown.path("fault").path("kind").asString()).isEqualTo(kind);
    assertThat(shown.path("fault").path("remedy").asString()).isNotBlank();
    assertThat(outcome.out() + outcome.err()).doesNotContain("cret");
  }

  @Test
  void ofAConfigurationThatIsWrong() {
    Workplace place = Workplace.at(folder, NOWHERE, "nam: x");
    assertSays(place.run("doctor", "--json"), 2, "Misconfigured", "nam is unknown");
  }

  @Test
  void ofADatabaseThatDoesNotAnswer() {
    Workplace place = Workplace.at(folder, NOWHERE, "");
    assertSays(place.run("db", "check", "--json"), 4, "Unreachable", "cannot be reached");
  }

  @Test
  void ofACommandLineThatIsNotUnderstood() {
    Workplace place = Workplace.at(folder, NOWHERE, "");
    assertSays(place.run("db", "check", "--json", "--sooner"), 2, "Usage", "--sooner");
    assertSays(place.run("backup", "verify", "--json"), 2, "Usage", "FOLDER");
    assertSays(place.run("db", "--json"), 2, "Usage", "--json");
  }

  /// Here the clock is broken; an Error of the JVM goes the same way.
  @Test
  void ofAFaultOfThisProgram() {
    Workplace place = Workplace.at(folder, NOWHERE, "").with(Toolkit.here().at(new BrokenClock()));
    Outcome outcome = place.run("doctor", "--json");
    assertSays(outcome, 1, "Broken", "a fault of this program: StackOverflowError at ");
    assertThat(outcome.err()).contains("report it with the lines below").contains("\n        at ");
    assertThat(place.run("doctor").out()).isEmpty();
  }

  private static final class BrokenClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      throw new StackOverflowError("se cret");
    }
  }
}
