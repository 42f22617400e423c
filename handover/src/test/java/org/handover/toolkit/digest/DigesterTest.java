package org.handover.toolkit.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.schema.Relation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class DigesterTest {
  private static final String SETTINGS =
      "SELECT concat_ws('|', current_setting('search_path'), current_setting('datestyle'), current_setting('bytea_output'))";

  @Test
  void leavesTheSessionAsItWas() throws SQLException {
    TestDatabase database = TestDatabases.empty();
    database.execute("CREATE TABLE t (id int, day date)", "INSERT INTO t VALUES (1, '2026-12-01')");
    try (Session session = new Database(DatabaseUrl.parse(database.url())).connect()) {
      session.execute(
          "SET search_path = \"odd, 'one'\", public; SET datestyle = 'ISO, DMY'; SET bytea_output = 'escape'");
      String before = session.text(SETTINGS);
      Digester digester = new Digester(session);

      TableDigest digest = digester.digest(new Relation("public", "t"));
      assertThat(session.text(SETTINGS)).isEqualTo(before);
      session.execute("SET datestyle = 'ISO, YMD'");
      assertThat(digester.digest(new Relation("public", "t"))).isEqualTo(digest);
    }
  }

  @Test
  void saysWhatFailedInATransaction() throws SQLException {
    TestDatabase database = TestDatabases.empty();
    try (Session session = new Database(DatabaseUrl.parse(database.url())).connect()) {
      String before = session.text(SETTINGS);
      Digester digester = new Digester(session);
      assertThatThrownBy(
              () -> session.inTransaction(() -> digester.digest(new Relation("public", "missing"))))
          .hasMessageContaining("missing");
      assertThat(session.text(SETTINGS)).isEqualTo(before);
    }
  }
}
