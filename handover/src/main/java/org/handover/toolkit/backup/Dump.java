package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.ClientEnvironment;
import org.handover.toolkit.database.DatabaseUrl;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;

/// PostgreSQL's own programs that write and read dumps, in the directory format.
final class Dump {
  private Dump() {}

  /// @param snapshot that another session holds open
  static void write(DatabaseUrl database, Path to, String snapshot, int jobs, List<String> schemas)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("pg_dump", "--format=directory", "--jobs=" + jobs, "--snapshot=" + snapshot));
    schemas.forEach(schema -> words.add("--schema=\"" + schema.replace("\"", "\"\"") + '"'));
    words.add("--file=" + to);
    run(database, words, "see what it says; nothing was changed");
  }

  /// @param more options for `pg_restore`
  static void read(DatabaseUrl database, Path from, int jobs, List<String> more)
      throws IOException {
    List<String> words =
        new ArrayList<>(List.of("pg_restore", "--exit-on-error", "--jobs=" + jobs));
    words.addAll(more);
    words.add("--dbname=" + database.database());
    words.add(from.toString());
    run(database, words, "see what it says; the target holds what was restored so far");
  }

  private static void run(DatabaseUrl database, List<String> words, String remedy)
      throws IOException {
    try (ClientEnvironment environment = new ClientEnvironment(database)) {
      String[] command = words.toArray(String[]::new);
      ProcessRunner.run(Command.of(command).with(environment.variables())).orStop(remedy);
    }
  }
}
