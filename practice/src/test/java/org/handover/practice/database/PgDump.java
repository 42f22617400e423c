package org.handover.practice.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/// What an operator's pg_dump shows.
final class PgDump {
  private PgDump() {}

  /// The schema as pg_dump writes it, without the key that each dump has anew.
  static String schema(TestDatabase database) throws IOException, InterruptedException {
    String dump = output("pg_dump", "-s", "-d", database.url());
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
