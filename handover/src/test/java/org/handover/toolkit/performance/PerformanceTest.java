package org.handover.toolkit.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class PerformanceTest {
  private static final Instant THEN = Instant.parse("2026-12-01T10:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void namesForeignKeysWithoutAnIndexAndTheStatementThatHelps() {
    TestDatabase database = TestDatabases.empty();
    database.execute(
        "CREATE TABLE parent (id int PRIMARY KEY, other int, UNIQUE (id, other))",
        "CREATE TABLE bare (id int, parent_id int REFERENCES parent)",
        "CREATE TABLE partial (parent_id int REFERENCES parent)",
        "CREATE INDEX ON partial (parent_id) WHERE parent_id > 3",
        "CREATE TABLE indexed (a int, b int, FOREIGN KEY (a, b) REFERENCES parent (id, other))",
        "CREATE INDEX ON indexed (b, a, (a + 1))",
        "CREATE TABLE large (parent_id int REFERENCES parent)",
        "INSERT INTO parent VALUES (1, 1)",
        "INSERT INTO large SELECT 1 FROM generate_series(1, 20000)",
        "ANALYZE");
    Outcome outcome = Workplace.at(folder, database).run("performance");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("CREATE INDEX CONCURRENTLY ON bare (parent_id)")
        .contains("ON partial (parent_id)")
        .contains("ON large (parent_id)")
        .doesNotContain("ON indexed")
        .contains("pg_stat_statements is not there");
  }

  @Test
  void comparesWithTheFirstSnapshotOfTheJournal() {
    TestDatabase database = TestDatabases.sample();
    Workplace place = Workplace.at(folder, database);
    Outcome first = place.run("performance", "--json");
    assertThat(first.json().at("/report/before").isNull()).isTrue();
    assertThat(first.out()).contains("no earlier snapshot");
    Outcome second = place.run("performance", "--json");
    assertThat(second.json().at("/report/before/at").asString())
        .isEqualTo(first.json().at("/report/snapshot/at").asString());
    assertThat(place.run("performance", "--before", "2").exitCode()).isNotEqualTo(2);
    Outcome none = place.run("performance", "--before", "1");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("1 is no line of the journal");
  }

  private static Statistics snapshot(
      int minutes, long hit, long read, TableUse table, StatementUse... statements) {
    return new Statistics(
        THEN.plusSeconds(60L * minutes), "", "x", hit, read, List.of(table), List.of(statements));
  }

  private static TableUse table(long scans, long scanned, long dead) {
    return new TableUse("t", 20_000, 10 << 20, scans, scanned, 5, dead, 0);
  }

  private static Finding finding(Statistics now, Statistics before, String topic) {
    return new Review(now, before)
        .findings().stream().filter(f -> f.topic().equals(topic)).findFirst().orElseThrow();
  }

  @Test
  void failsOnAStatementThatTakesLongerSince() {
    StatementUse then = new StatementUse("1", "SELECT $1", 1_000, 2_000);
    Statistics before = snapshot(0, 0, 0, table(0, 0, 0), then);
    Statistics slower =
        snapshot(5, 0, 0, table(0, 0, 0), new StatementUse("1", "SELECT $1", 1_100, 2_800));
    assertThat(finding(slower, before, "slower statements").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding(slower, before, "slower statements").saw())
        .contains("8.0 ms a call, 2.0 before");
    // All in all it is still fast: the mean since the counters began would hide it.
    Statistics asFast =
        snapshot(5, 0, 0, table(0, 0, 0), new StatementUse("1", "SELECT $1", 1_100, 2_200));
    assertThat(finding(asFast, before, "before and after").saw()).contains("of 1 statements");
    Statistics few =
        snapshot(5, 0, 0, table(0, 0, 0), new StatementUse("1", "SELECT $1", 1_010, 4_000));
    assertThat(finding(few, before, "before and after").saw()).contains("of 0 statements");
  }

  @Test
  void judgesTheCacheSinceTheEarlierSnapshot() {
    Statistics before = snapshot(0, 99_000, 1_000, table(0, 0, 0));
    assertThat(finding(snapshot(5, 149_000, 51_000, table(0, 0, 0)), before, "cache").verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(finding(snapshot(5, 199_000, 2_000, table(0, 0, 0)), before, "cache").saw())
        .contains("99.0 % of the blocks were in memory, 99.0 % before");
  }

  @Test
  void namesLargeTablesThatAreScannedOrBloated() {
    Statistics before = snapshot(0, 0, 0, table(1_000, 20_000_000, 0));
    Statistics now = snapshot(5, 0, 0, table(1_100, 22_000_000, 30_000));
    assertThat(finding(now, before, "sequential scans").saw()).contains("scanned 100 times");
    assertThat(finding(now, before, "bloat").saw()).contains("30,000 dead rows");
    Statistics quiet = snapshot(5, 0, 0, table(1_005, 20_100_000, 0));
    assertThat(finding(quiet, before, "sequential scans").remedy()).isEmpty();
  }

  @Test
  void comparesNothingAcrossAResetOfTheCounters() {
    Statistics before = snapshot(0, 5_000, 0, table(0, 0, 0));
    assertThat(snapshot(5, 100, 0, table(0, 0, 0)).continues(before)).isFalse();
    assertThat(snapshot(5, 6_000, 0, table(0, 0, 0)).continues(before)).isTrue();
  }
}
