package org.handover.toolkit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.schema.SequenceCheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SequencesUnderLoadTest {
  private static final int LOOKS = 300;

  @Test
  void takesNoRowThatIsWrittenMeanwhileForOneThatTookItsNumber() throws Exception {
    try (TestDatabase database = TestDatabases.empty()) {
      database.execute("CREATE TABLE t (n serial PRIMARY KEY)");
      AtomicBoolean over = new AtomicBoolean();
      Thread writer = Thread.ofPlatform().start(() -> write(database, over));
      try (Session session = new Database(DatabaseUrl.parse(database.url())).connect()) {
        for (int look = 0; look < LOOKS; look++) {
          assertThat(SequenceCheck.behind(session, List.of("public"))).isEmpty();
        }
      } finally {
        over.set(true);
        writer.join();
      }
    }
  }

  private static void write(TestDatabase database, AtomicBoolean over) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      while (!over.get()) {
        statement.execute("INSERT INTO t DEFAULT VALUES");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
