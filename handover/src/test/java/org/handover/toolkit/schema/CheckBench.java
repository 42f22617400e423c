package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.handover.toolkit.fixture.ForeignSchema;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;

/// Times `bin/handover`, each run a process of its own: its start, and `db check` on some five
/// hundred tables of other people's. Beside them `psql` alone loads the same file: no loading can
/// be faster.
final class CheckBench {
  private static final int WARM_UPS = 2;
  private static final String COMPATIBLE = "tables compatible";

  private CheckBench() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    int runs = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("handover-bench-");
    String sql =
        ForeignSchema.sql("") + ForeignSchema.sql("_too") + Repository.text("db/legacy.sql");
    TestDatabase database = TestDatabases.empty();
    database.execute(sql);
    Workplace place =
        Workplace.at(folder, database.url(), "")
            .file("expected.sql", sql)
            .with(
                """
                name: bench
                database: %s
                schema: {expected: expected.sql}
                """
                    .formatted(database.url()));
    String file = folder.resolve("handover.yml").toString();
    report("bin/handover --help", runs, () -> time(place, "Usage:", "--help"));
    String check = "bin/handover db check, %d tables".formatted(2 * ForeignSchema.TABLES + 9);
    report(check, runs, () -> time(place, COMPATIBLE, "db", "check", "--file", file));
    report("psql alone, loading the same file", runs, () -> timePsql(folder));
    delete(folder);
  }

  @FunctionalInterface
  private interface Run {
    long millis() throws IOException, InterruptedException;
  }

  private static void report(String what, int runs, Run timed)
      throws IOException, InterruptedException {
    List<Long> millis = new ArrayList<>();
    for (int run = 0; run < WARM_UPS + runs; run++) {
      long took = timed.millis();
      if (run >= WARM_UPS) {
        millis.add(took);
      }
    }
    millis.sort(Comparator.naturalOrder());
    System.out.printf(
        Locale.ROOT,
        "%s: median %d ms, longest %d ms of %d runs%n",
        what,
        millis.get((millis.size() - 1) / 2),
        millis.getLast(),
        runs);
  }

  /// @param said by the run, so that nothing else is timed
  private static long time(Workplace place, String said, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(Repository.file("bin/handover").toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(place.folder().resolve("out").toFile());
    long took = time(builder);
    if (!place.read("out").contains(said)) {
      throw new IllegalStateException(place.read("out"));
    }
    return took;
  }

  /// Into a database that is there already, with the options of a check.
  private static long timePsql(Path folder) throws IOException, InterruptedException {
    try (TestDatabase empty = TestDatabases.empty()) {
      ProcessBuilder psql =
          new ProcessBuilder(
                  "psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", "expected.sql", empty.url())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out").toFile());
      psql.environment().put("PGOPTIONS", "-c synchronous_commit=off");
      return time(psql);
    }
  }

  private static long time(ProcessBuilder program) throws IOException, InterruptedException {
    long from = System.nanoTime();
    int code = program.start().waitFor();
    long took = (System.nanoTime() - from) / 1_000_000;
    if (code != 0) {
      throw new IllegalStateException(program.command() + " ended with " + code);
    }
    return took;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
