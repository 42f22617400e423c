package org.handover.toolkit.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.ClientEnvironment;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.SessionSettings;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.process.Running;

/// PostgreSQL's own programs at work, which write and read dumps in the directory format.
final class DirectoryDump implements AutoCloseable {
  private static final String OPTIONS = "PGOPTIONS";

  private final ClientEnvironment environment;
  private final Running program;

  private DirectoryDump(DatabaseUrl database, int serverMajor, Effort effort, List<String> words)
      throws IOException {
    environment = new ClientEnvironment(database);
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.merge(
        OPTIONS,
        SessionSettings.options(serverMajor) + " -c default_transaction_read_only=off",
        (theirs, ours) -> theirs + " " + ours);
    // A dump is written and read in its database's own encoding, and says which.
    variables.remove("PGCLIENTENCODING");
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
  static DirectoryDump write(
      DatabaseUrl database,
      Server server,
      Path to,
      String snapshot,
      Effort effort,
      List<String> schemas)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "pg_dump",
                "--format=directory",
                "--no-sync",
                "--encoding=" + server.encoding(),
                effort.option(),
                "--snapshot=" + snapshot));
    schemas.forEach(schema -> words.add("--schema=\"" + schema.replace("\"", "\"\"") + '"'));
    words.add("--file=" + to);
    return new DirectoryDump(database, server.major(), effort, words);
  }

  /// Restores these to the end.
  static void read(
      DatabaseUrl database, Server server, Path from, Effort effort, RestorePlan.Pass pass)
      throws IOException {
    if (pass.entries().isEmpty()) {
      return;
    }
    Path list = list(pass.entries());
    try {
      List<String> words = new ArrayList<>(List.of("pg_restore", "--exit-on-error"));
      words.add(pass.atOnce() ? effort.option() : "--jobs=1");
      words.add("--use-list=" + list);
      if (!pass.owned()) {
        words.add("--no-owner");
      }
      restore(database, server, from, effort, words);
    } finally {
      Files.delete(list);
    }
  }

  /// Restores all of it or nothing, owned by the role of the URL.
  static void readWhole(DatabaseUrl database, Server server, Path from) throws IOException {
    restore(
        database,
        server,
        from,
        Effort.LEAST,
        new ArrayList<>(
            List.of(
                "pg_restore",
                "--exit-on-error",
                "--jobs=1",
                "--no-owner",
                "--no-privileges",
                "--single-transaction")));
  }

  private static void restore(
      DatabaseUrl database, Server server, Path from, Effort effort, List<String> words)
      throws IOException {
    // A bare name with an equals sign in it would be taken for more than a name.
    String name = database.database().replace("\\", "\\\\").replace("'", "\\'");
    words.add("--dbname=dbname='" + name + "'");
    words.add(from.toString());
    try (DirectoryDump dump = new DirectoryDump(database, server.major(), effort, words)) {
      dump.finish("run the same command again when that is corrected: it begins anew");
    }
  }

  /// What `pg_restore` would run for these, as text.
  static String script(Path from, List<TocEntry> entries) {
    if (entries.isEmpty()) {
      return "";
    }
    try {
      Path list = list(entries);
      try {
        return ProcessRunner.run(
                Command.of("pg_restore", "--use-list=" + list, "--file=-", from.toString()))
            .orStop("take another backup")
            .output();
      } finally {
        Files.delete(list);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path list(List<TocEntry> entries) throws IOException {
    Path list = Files.createTempFile("handover-", ".toc");
    Files.writeString(
        list, entries.stream().map(e -> e.id() + ";\n").collect(Collectors.joining()));
    return list;
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
