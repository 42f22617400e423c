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

  /// The same while others are at work: what gives up waiting for a lock is run again, as the
  /// scripts tell.
  static void undoUnderLoad(TestDatabase database) throws IOException, InterruptedException {
    String[] command = command(database, scripts("undo").reversed());
    Outcome outcome = attempt(command);
    for (int again = 0; outcome.output().contains("lock timeout") && again < 20; again++) {
      outcome = attempt(command);
    }
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
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
    output(command(database, scripts));
  }

  private static String[] command(TestDatabase database, List<Path> scripts) {
    List<String> command =
        new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url()));
    scripts.forEach(script -> command.addAll(List.of("-f", script.toString())));
    return command.toArray(String[]::new);
  }

  /// The schema as pg_dump writes it, without the saved values' own and without the key that each
  /// dump has anew.
  static String dumpSchema(TestDatabase database) throws IOException, InterruptedException {
    String dump = output("pg_dump", "-s", "-N", "practice_undo", "-d", database.url());
    return dump.replaceAll("(?m)^\\\\(un)?restrict .*$", "");
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Outcome outcome = attempt(command);
    assertThat(outcome.exitCode())
        .as("%s: %s", String.join(" ", command), outcome.output())
        .isZero();
    return outcome.output();
  }

  private static Outcome attempt(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private record Outcome(int exitCode, String output) {}
}
