package org.handover.practice.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The client programs that an operator would use.
final class Psql {
  private static final Path SCRIPTS = Path.of("../db");

  private Psql() {}

  /// As the scripts' own comments say: from the highest number down.
  static void undo(TestDatabase database) throws IOException, InterruptedException {
    run(database, scripts("undo").reversed());
  }

  static void expand(TestDatabase database) throws IOException, InterruptedException {
    run(database, scripts("expand"));
  }

  static List<Path> scripts(String folder) throws IOException {
    try (Stream<Path> scripts = Files.list(SCRIPTS.resolve(folder))) {
      return scripts.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  private static void run(TestDatabase database, List<Path> scripts)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url()));
    scripts.forEach(script -> command.addAll(List.of("-f", script.toString())));
    output(command.toArray(String[]::new));
  }

  /// The schema as pg_dump writes it, without the saved values' own and without the key that each
  /// dump has anew.
  static String dumpSchema(TestDatabase database) throws IOException, InterruptedException {
    String dump = output("pg_dump", "-s", "-N", "practice_undo", "-d", database.url());
    return dump.replaceAll("(?m)^\\\\(un)?restrict .*$", "");
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), output).isZero();
    return output;
  }
}
