package org.handover.toolkit.parity.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.parity.cases.Rules;
import org.handover.toolkit.parity.play.Play;
import org.handover.toolkit.parity.play.Player;
import org.handover.toolkit.parity.play.Witness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("integration")
class DatabaseComparisonTest {
  private static final String UUIDS =
      """
      CREATE TABLE ticket (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), note text);
      CREATE TABLE ticket_line (ticket uuid, line int, PRIMARY KEY (ticket, line));
      CREATE TABLE bag (x int, y text)
      """;

  private static final String ONE_TICKET =
      """
      WITH t AS (INSERT INTO ticket (note) VALUES ('a') RETURNING id)
      INSERT INTO ticket_line SELECT id, 1 FROM t
      """;

  @Test
  void clonesHoldTheSameRows() throws SQLException {
    assertThat(after("SELECT 1", "SELECT 1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE \"user\" SET email = 'x' WHERE id = 1 | cell at 'user 1 email'",
        "UPDATE \"user\" SET password_hash = 'x' WHERE id = 1 | cell at 'user 1 password_hash'",
        "UPDATE activities SET feedback = 'null' WHERE id = 1 | cell at 'activities 1 feedback'",
        "UPDATE activities SET timestamp = timestamp + interval '1us' WHERE id = 1 | timestamp",
        "DELETE FROM assistant_tags WHERE id = 1 | row missing at 'assistant_tags 1'",
        "INSERT INTO categories VALUES (999, 'x') | row added at 'categories 999'",
        "SELECT nextval('characters_id_seq') | sequence at 'characters_id_seq'"
      })
  void aSingleCellIsSeenWithTheCaseThatMadeIt(String change, String seen) throws SQLException {
    assertThat(after("SELECT 1", change))
        .singleElement()
        .satisfies(row -> assertThat(row.mismatch().toString()).contains(seen.strip()))
        .satisfies(row -> assertThat(row.cause()).isEqualTo("second"));
  }

  @Test
  void theSpellingOfJsonIsFree() throws SQLException {
    String spaced =
        "UPDATE activities SET transcript = (transcript::text || ' ')::json WHERE id = 300";
    assertThat(after("SELECT 1", spaced)).isEmpty();
  }

  @Test
  void theClockMayDifferByAWindowButNotByAnHour() throws SQLException {
    String now = "UPDATE activities SET timestamp = now() AT TIME ZONE 'UTC' WHERE id = 1";
    String later =
        "UPDATE activities SET timestamp = now() AT TIME ZONE 'UTC' + interval '1 s' WHERE id = 1";
    String local =
        "UPDATE activities SET timestamp = now() AT TIME ZONE 'UTC' + interval '1 h' WHERE id = 1";
    assertThat(after(now, later)).isEmpty();
    assertThat(after(now, local)).hasSize(1);
  }

  @Test
  void uuidsThatEachMadeUpStandForEachOther() throws SQLException {
    assertThat(after(UUIDS, UUIDS, ONE_TICKET, ONE_TICKET)).isEmpty();
    assertThat(after(UUIDS, UUIDS, ONE_TICKET, ONE_TICKET + "; " + ONE_TICKET)).hasSize(2);
    assertThat(after(UUIDS, UUIDS, ONE_TICKET, ONE_TICKET + "; UPDATE ticket SET note = 'b'"))
        .hasSize(2);
  }

  @Test
  void rowsWithoutAKeyAreCounted() throws SQLException {
    String two = "INSERT INTO bag VALUES (1, 'a'), (1, 'a')";
    assertThat(after(UUIDS, UUIDS, two, two)).isEmpty();
    assertThat(after(UUIDS, UUIDS, two, "INSERT INTO bag VALUES (1, 'a')")).hasSize(1);
    assertThat(after(UUIDS, UUIDS, two, "INSERT INTO bag VALUES (1, 'a'), (1, 'b')")).hasSize(2);
  }

  @Test
  void rowsFarApartAreFoundWhereverTheyAre() throws SQLException {
    String far =
        """
        CREATE TABLE far (id bigint PRIMARY KEY, x int);
        INSERT INTO far SELECT n, 0 FROM generate_series(-5000, 2000000, 1000) n
        """;
    String ends =
        """
        UPDATE far SET x = 1 WHERE id IN (-5000, 4000, 5000);
        INSERT INTO far VALUES (9223372036854775807, 1), (-9223372036854775808, 1)
        """;
    assertThat(after(far, far, "SELECT 1", "SELECT 1")).isEmpty();
    assertThat(after(far, far, "SELECT 1", ends)).hasSize(5);
    assertThat(after(far, far, "SELECT 1", "UPDATE far SET x = 1 WHERE id < 1200000"))
        .as("in more blocks than are read one by one")
        .hasSizeGreaterThan(50);
  }

  @Test
  void aTableThatIsGoneIsSeen() throws SQLException {
    assertThat(after("SELECT 1", "DROP TABLE assistant_tags"))
        .extracting(row -> row.mismatch().kind().toString())
        .contains("table missing");
  }

  private static List<RowMismatch> after(String left, String right) throws SQLException {
    return after("SELECT 1", "SELECT 1", left, right);
  }

  /// The first two before the play.
  private static List<RowMismatch> after(String l0, String r0, String left, String right)
      throws SQLException {
    try (TestDatabase one = TestDatabases.sample();
        TestDatabase other = TestDatabases.sample();
        Session legacy = new Database(DatabaseUrl.parse(one.url())).connect();
        Session next = new Database(DatabaseUrl.parse(other.url())).connect()) {
      one.execute(l0);
      other.execute(r0);
      Layout layout = Layout.read(legacy, List.of());
      Play play = play();
      Marks marks = Marks.start(legacy, next, layout);
      marks.after("first");
      one.execute(left);
      other.execute(right);
      marks.after("second");
      marks.after("third");
      return DatabaseComparison.compare(legacy, next, layout, play, marks, Duration.ofSeconds(30))
          .mismatches();
    }
  }

  private static Play play() {
    Corpus nothing = new Corpus(Map.of(), List.of(), Map.of(), List.of(), Map.of(), Rules.NONE);
    return new Play(nothing, null, new Player("legacy"), new Player("next"), Witness.NONE);
  }
}
