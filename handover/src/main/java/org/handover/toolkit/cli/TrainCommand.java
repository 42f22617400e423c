package org.handover.toolkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Loads the classes that most commands load, for the cache that `bin/handover` makes of them.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final String CONFIGURATION =
      """
      name: training
      database: postgresql://nobody:nothing@127.0.0.1:%d/nowhere?connect_timeout=1
      schema: {expected: expected.sql}
      """;

  private static final Map<String, List<String>> ROWS =
      Map.of(
          "server_version_num", List.of("150000", "f", "f", "UTF8"),
          "pg_available_extensions", List.of("a server"),
          "LC_COLLATE", List.of("ENCODING 'UTF8'"),
          "pg_database_size", List.of("1"),
          "pg_export_snapshot", List.of("a snapshot"),
          "pg_current_wal_lsn", List.of("0/0"),
          "current_setting('search_path')", List.of("public"),
          "set_config('search_path'", List.of("public"),
          "pg_largeobject_metadata", List.of("0", "0"));

  private final Surroundings surroundings;

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("handover-train-");
    try (TrainingServer server = new TrainingServer(ROWS)) {
      Path file = folder.resolve("handover.yml");
      Files.writeString(file, CONFIGURATION.formatted(server.port()));
      Files.writeString(folder.resolve("expected.sql"), "CREATE TABLE some (id int);");
      for (String command : List.of("doctor", "db check", "backup", "journal", "journal --json")) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--file", file.toString()));
        quiet().execute(words.toArray(String[]::new));
      }
      quiet().execute("--help");
    } finally {
      delete(folder);
    }
    return ExitCode.PASS.code();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private CommandLine quiet() {
    PrintWriter nobody = new PrintWriter(new StringWriter());
    return HandoverCommand.line(
        new Surroundings(surroundings.environment(), surroundings.clock(), nobody, nobody, false));
  }
}
