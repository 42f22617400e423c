package org.handover.practice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("integration")
class RowComparisonTest {
  @Test
  void clonesHoldTheSameRows() throws SQLException {
    assertThat(differencesAfter("SELECT 1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE \"user\" SET email = 'x' WHERE id = 1 | user 1: email",
        "UPDATE \"user\" SET password_hash = 'x' WHERE id = 1 | user 1: password_hash",
        "UPDATE activities SET feedback = 'null' WHERE id = 1 | activities 1: feedback",
        "UPDATE activities SET timestamp = timestamp + interval '1us' WHERE id = 1 | timestamp",
        "DELETE FROM assistant_tags WHERE id = 1 | assistant_tags 1 is only in",
        "INSERT INTO categories VALUES (999, 'x') | categories 999 is only in",
        "SELECT nextval('characters_id_seq') | sequences characters_id_seq: last_value"
      })
  void aSingleCellIsSeen(String change, String seen) throws SQLException {
    assertThat(differencesAfter(change)).singleElement().asString().contains(seen);
  }

  @Test
  void theSpellingOfJsonIsFree() throws SQLException {
    assertThat(
            differencesAfter(
                "UPDATE activities SET transcript = (transcript::text || ' ')::json WHERE id = 300"))
        .isEmpty();
  }

  private static List<String> differencesAfter(String change) throws SQLException {
    try (TestDatabase one = TestDatabases.create("db/legacy.sql", "db/sample.sql");
        TestDatabase other = TestDatabases.create("db/legacy.sql", "db/sample.sql")) {
      other.execute(change);
      Map<String, String> selects = Rows.selects();
      return new RowComparison(new SentPasswords(), Instant.now())
          .differences(
              Rows.read(one.dataSource(), selects), Rows.read(other.dataSource(), selects));
    }
  }
}
