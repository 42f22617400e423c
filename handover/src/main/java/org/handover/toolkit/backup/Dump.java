package org.handover.toolkit.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.database.ClientEnvironment;
import org.handover.toolkit.database.DatabaseUrl;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.process.Running;

/// PostgreSQL's own programs at work, which write and read dumps in the directory format.
final class Dump implements AutoCloseable {
  private final ClientEnvironment environment;
  private final Running program;

  private Dump(DatabaseUrl database, Effort effort, List<String> words) throws IOException {
    environment = new ClientEnvironment(database);
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.putAll(effort.environment());
    Set<String> secrets = new HashSet<>();
    if (database.password() != null) {
      secrets.add(database.password());
    }
    program = ProcessRunner.start(new Command(words, variables, null, secrets));
  }

  /// Begins to write files, which are on their way to the disk when it has finished.
  ///
  /// @param snapshot that another session holds open
  static Dump write(
      DatabaseUrl database, Path to, String snapshot, Effort effort, List<String> schemas)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "pg_dump",
                "--format=directory",
                "--no-sync",
                effort.option(),
                "--snapshot=" + snapshot));
    schemas.forEach(schema -> words.add("--schema=\"" + schema.replace("\"", "\"\"") + '"'));
    words.add("--file=" + to);
    return new Dump(database, effort, words);
  }

  /// Restores to the end.
  ///
  /// @param more options for `pg_restore`
  static void read(DatabaseUrl database, Path from, Effort effort, List<String> more)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("pg_restore", "--exit-on-error", effort.option()));
    words.addAll(more);
    // A bare name with an equals sign in it would be taken for more than a name.
    String name = database.database().replace("\\", "\\\\").replace("'", "\\'");
    words.add("--dbname=dbname='" + name + "'");
    words.add(from.toString());
    try (Dump dump = new Dump(database, effort, words)) {
      dump.finish("see what it says; the target holds what was restored so far");
    }
  }

  /// Comes back when it is complete.
  void finish(String remedy) {
    program.await().orStop(remedy);
  }

  /// Stops it if it is still at work.
  @Override
  public void close() {
    try (environment) {
      program.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
