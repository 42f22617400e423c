package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.database.ClientEnvironment;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;

/// Plain SQL, put into an empty database by `psql`: PostgreSQL itself says what it means.
public final class ExpectedSchema {
  private ExpectedSchema() {}

  public static Catalog load(Path file, Database scratch) throws SQLException, IOException {
    fill(file, scratch);
    try (Session session = scratch.connect()) {
      return Catalog.read(session, Catalog.schemas(session));
    }
  }

  static void fill(Path file, Database database) throws IOException {
    try (ClientEnvironment environment = new ClientEnvironment(database.url())) {
      Map<String, String> variables = new HashMap<>(environment.variables());
      // It goes away again: nothing has to reach the disk.
      variables.merge(
          "PGOPTIONS", "-c synchronous_commit=off", (given, ours) -> given + " " + ours);
      Command psql =
          new Command(
              List.of(
                  "psql",
                  "-X",
                  "-q",
                  "-o",
                  "/dev/null",
                  "-v",
                  "ON_ERROR_STOP=1",
                  "-f",
                  file.toString()),
              variables,
              null,
              Set.of());
      ProcessRunner.run(psql).orStop("mend the file: it has to load into an empty database");
    }
  }
}
