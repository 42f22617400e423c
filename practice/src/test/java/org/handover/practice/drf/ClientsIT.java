package org.handover.practice.drf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Front-ends that were written for Django REST framework: react-admin's data providers from npm,
/// under Node, over HTTP. What they do and expect stands in `src/test/npm`.
class ClientsIT {
  private static TestDatabase database;
  private static PracticeServer practice;

  @BeforeAll
  static void start() throws SQLException {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    practice = PracticeServer.over(database);
  }

  @AfterAll
  static void stop() throws SQLException {
    practice.close();
    database.close();
  }

  @Test
  void theDataProvidersOfReactAdminWorkUnchanged() throws IOException, InterruptedException {
    String api = "http://127.0.0.1:%d/api/v2".formatted(practice.port());

    String said = NpmProject.installed().npm(Map.of("API_URL", api), "run", "clients");

    assertThat(said).contains("# pass 17", "# fail 0", "# skipped 0");
  }
}
