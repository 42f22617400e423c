package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.parity.play.Witness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("integration")
class CommandLineTest {
  private static final String ESCAPE = "\033[";

  @TempDir private static Path folder = Path.of("");
  private static Workplace place = new Workplace(folder, Toolkit.here());

  @BeforeAll
  static void prepare() {
    place = Workplace.at(folder, TestDatabases.sample());
  }

  @Test
  void colorsOnlyWhereSomebodyLooksAndWantsThem() {
    assertThat(place.run("db", "check").out()).doesNotContain(ESCAPE);
    Toolkit terminal = Toolkit.here().onTerminal();
    assertThat(place.with(terminal).run("db", "check").out()).contains(ESCAPE);
    assertThat(place.with(terminal.with("NO_COLOR", "1")).run("db", "check").out())
        .doesNotContain(ESCAPE);
    assertThat(terminal.run("--help").out()).contains(ESCAPE);
    assertThat(terminal.with("NO_COLOR", "1").run("--help").out()).doesNotContain(ESCAPE);
  }

  @ParameterizedTest
  @CsvSource({
    "doctor, findings",
    "db check, verdicts",
    "db plan, changes",
    "db status, changes",
    "db undo --dry-run, statements",
    "db apply --dry-run, changes",
    "journal, entries",
    "journal verify, head"
  })
  void printsTheSameRecordAsATableAndAsJson(String command, String component) {
    // A check says whether it found what it expects kept.
    place.run(command.split(" "));
    Outcome table = place.run(command.split(" "));
    Outcome json = place.run((command + " --json").split(" "));
    JsonNode shown = json.json();
    assertThat(json.exitCode()).isEqualTo(table.exitCode());
    assertThat(shown.path("report").has(component)).isTrue();
    String last = table.out().lines().reduce("", (_, line) -> line);
    assertThat(last).startsWith(shown.path("verdict").asString());
    if (!command.startsWith("journal")) {
      assertThat(last).endsWith(shown.path("summary").asString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"help db check", "db help check", "db check -h", "-h", "db -h check", "help"})
  void tellsHowACommandIsUsed(String words) {
    Outcome usage = Toolkit.here().run(words.split(" "));
    assertThat(usage.exitCode()).isZero();
    String told =
        words.contains("check") && !words.startsWith("db -h") ? "handover db check [" : "";
    assertThat(usage.out()).startsWith("Usage: " + told).contains("Example:");
  }

  @Test
  void saysWhatIsMissingOrNotThere() {
    assertThat(Toolkit.here().run("db")).satisfies(usage("Missing required subcommand"));
    assertThat(Toolkit.here().run("help", "db", "chek"))
        .satisfies(usage("There is no command 'chek' here"));
    assertThat(Toolkit.here().run("db", "chek")).satisfies(usage("Did you mean: db check"));
    assertThat(Toolkit.here().run("backup", "verify"))
        .satisfies(usage("Missing required parameter: 'FOLDER'"));
    assertThat(Toolkit.here().run("restore", "folder"))
        .satisfies(usage("Missing required option: '--into=URL'"));
  }

  private static Consumer<Outcome> usage(String error) {
    return outcome -> {
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains(error);
    };
  }

  @Test
  void drawsABarAfterASecondAndTakesItAwayAgain() {
    Seconds clock = new Seconds();
    StringWriter err = new StringWriter();
    PrintWriter nobody = new PrintWriter(new StringWriter());
    Surroundings terminal =
        new Surroundings(Map.of(), clock, nobody, new PrintWriter(err), true, Witness.NONE);
    try (ProgressBar bar = ProgressBar.on(terminal)) {
      bar.at("reading", 1, 4);
      assertThat(err.toString()).isEmpty();
      clock.now = clock.now.plus(Duration.ofSeconds(2));
      bar.at("reading", 2, 4);
      assertThat(err.toString()).contains("[###############...............] reading");
    }
    assertThat(err.toString()).endsWith("\r" + ESCAPE + "K");
  }

  @Test
  void drawsNoBarWhereNobodyLooks() {
    Seconds clock = new Seconds();
    StringWriter err = new StringWriter();
    PrintWriter nobody = new PrintWriter(new StringWriter());
    try (ProgressBar bar =
        ProgressBar.on(
            new Surroundings(Map.of(), clock, nobody, new PrintWriter(err), false, Witness.NONE))) {
      clock.now = clock.now.plus(Duration.ofSeconds(2));
      bar.at("reading", 2, 4);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void writesEveryStepIntoTheJournalWithWhatItSaw(@TempDir Path other) {
    Workplace here = Workplace.at(other, TestDatabases.sample());
    here.run("db", "check");
    here.run("db", "status");
    JsonNode entries = here.run("journal", "--json").json().path("report").path("entries");
    assertThat(
            entries
                .valueStream()
                .map(e -> e.path("step").asString() + " " + e.path("event").asString()))
        .containsExactly(
            "db check started", "db check passed", "db status started", "db status inconclusive");
    assertThat(entries.path(1).path("evidence").path("verdicts")).hasSize(9);
    assertThat(here.run("journal", "--step", "db status").out())
        .contains("db status")
        .doesNotContain("db check");
  }

  /// Stands still unless it is set.
  private static final class Seconds extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
