package org.handover.toolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.DatabaseUrl;
import org.handover.toolkit.database.Session;
import org.junit.jupiter.api.Test;

class TrainCommandTest {
  @Test
  void trainsWithoutAServer() {
    assertThat(Toolkit.here().run("train").exitCode()).isZero();
    assertThat(Path.of(".handover")).doesNotExist();
  }

  @Test
  void isAnsweredAsByAServer() throws IOException, SQLException {
    try (TrainingServer server = new TrainingServer(Map.of("size", List.of("7", "rows")));
        Session session =
            new Database(
                    DatabaseUrl.parse(
                        "postgresql://nobody@127.0.0.1:%d/none".formatted(server.port())))
                .connect()) {
      assertThat(session.query("SELECT size FROM x", row -> row.getLong(1) + row.getString(2)))
          .containsExactly("7rows");
      assertThat(session.query("SELECT x WHERE y = ?", row -> "", "z")).isEmpty();
    }
  }
}
