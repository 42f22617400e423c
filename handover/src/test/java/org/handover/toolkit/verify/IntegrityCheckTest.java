package org.handover.toolkit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.guard.BrokenIndex;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the guard asks of the database again and again.
@Tag("integration")
class IntegrityCheckTest {
  @TempDir private Path folder = Path.of("");

  private final TestDatabase database = TestDatabases.sample();

  private List<Finding> check(String url) throws SQLException, IOException {
    Workplace place = Workplace.at(folder, url, "");
    return new IntegrityCheck(
            new ConfigurationFile(place.folder().resolve("handover.yml"), Map.of()).read())
        .run();
  }

  private List<Finding> check() throws SQLException, IOException {
    return check(database.url());
  }

  private static void assertFails(List<Finding> findings, String topic, String saw) {
    assertThat(findings)
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.topic()).isEqualTo(topic);
          assertThat(finding.saw()).contains(saw);
          assertThat(finding.remedy()).isNotEmpty();
        });
  }

  @Test
  void passesASoundDatabaseAndChangesNothing() throws Exception {
    String before = PgDump.all(database);
    assertThat(Finding.verdict(check())).isEqualTo(Verdict.PASS);
    assertThat(PgDump.all(database)).isEqualTo(before);
  }

  @Test
  void findsRowsThatPointAtNothing() throws Exception {
    database.execute(
        "SET session_replication_role = replica; DELETE FROM \"user\" WHERE id IN"
            + " (SELECT user_id FROM activities)");
    assertFails(check(), "orphans", "activities");
  }

  @Test
  void findsASequenceBehindItsTable() throws Exception {
    database.execute("SELECT setval('user_id_seq', 1)");
    assertFails(check(), "sequences", "user_id_seq");
  }

  @Test
  void findsABrokenIndexWhereAmcheckIsInstalled() throws Exception {
    BrokenIndex.prepare(database);
    assertThat(check())
        .anySatisfy(finding -> assertThat(finding.saw()).contains("are well by amcheck"));
    BrokenIndex.make(database);
    assertFails(check(), "indexes", "fickle_index is broken");
  }

  @Test
  void cannotTellWhatARoleMayNotRead() throws Exception {
    database.execute("DROP ROLE IF EXISTS integrity_guest", "CREATE ROLE integrity_guest LOGIN");
    List<Finding> findings = check(database.urlAs("integrity_guest"));
    assertThat(Finding.verdict(findings)).isEqualTo(Verdict.INCONCLUSIVE);
  }
}
