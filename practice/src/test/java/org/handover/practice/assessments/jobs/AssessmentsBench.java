package org.handover.practice.assessments.jobs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.slf4j.LoggerFactory;

/// `bench/assessments`: whether anything is lost, or done twice, however instances die.
final class AssessmentsBench {
  private AssessmentsBench() {}

  /// Ends with 1 where anything was.
  static void main(String[] args) throws Exception {
    List<String> options = List.of(args);
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    NothingLost run =
        new NothingLost(
            number(options, "--assessments", 1000),
            number(options, "--kills", 20),
            number(options, "--instances", 3),
            number(options, "--failing", 30) / 100.0,
            number(options, "--seed", 1));
    System.exit(isAsItShouldBe(run) ? 0 : 1);
  }

  private static boolean isAsItShouldBe(NothingLost run) throws Exception {
    Path folder = Files.createTempDirectory("bench-assessments");
    try (TestDatabase database =
        TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand")) {
      return print(run, run.run(database, folder));
    } finally {
      delete(folder);
    }
  }

  private static int number(List<String> options, String name, int otherwise) {
    int at = options.indexOf(name);
    return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
  }

  private static boolean print(NothingLost run, NothingLost.Figures figures) {
    System.out.printf(
        """
        %d assessments on %d instances, %d times kill -9, a provider failing %.0f %% of its calls
          acknowledged          %6d
          done                  %6d
          failed                %6d
          activities            %6d
          distinct transcripts  %6d
          items                 %6d
          jobs left             %6d
          attempts              %6d
          calls to the provider %6d
          took                  %6d s
        """,
        run.assessments(),
        run.instances(),
        run.kills(),
        run.failing() * 100,
        figures.acknowledged(),
        figures.done(),
        figures.failed(),
        figures.activities(),
        figures.distinctTranscripts(),
        figures.items(),
        figures.jobsLeft(),
        figures.attempts(),
        figures.calls(),
        figures.took().toSeconds());
    boolean nothingLost =
        List.of(
                figures.acknowledged(),
                figures.queued(),
                figures.done(),
                figures.activities(),
                figures.distinctTranscripts())
            .stream()
            .allMatch(count -> count == run.assessments());
    System.out.println(nothingLost ? "Nothing lost, nothing twice." : "NOT as it should be.");
    return nothingLost;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
