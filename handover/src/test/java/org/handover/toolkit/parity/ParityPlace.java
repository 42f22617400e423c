package org.handover.toolkit.parity;

import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.Workplace;

/// A folder from which the Flask API is held against itself with a fault.
final class ParityPlace {
  static final Path CASES = Repository.file("handover/src/test/resources/parity/faults");

  private static final String SECRET = "for-tests-only";

  private ParityPlace() {}

  static Workplace with(Path folder, TestDatabase database, SeededFault fault) {
    return with(folder, database.url(), start(fault.name()), CASES);
  }

  /// Each fault in turn, as the cases name them.
  static Workplace withEach(Path folder, TestDatabase database, Path cases) {
    return with(folder, database.url(), start(FaultyBackend.EACH), cases);
  }

  /// @param start of the new backend
  static Workplace with(Path folder, String url, List<String> start, Path cases) {
    return new Workplace(folder, Toolkit.here())
        .with(
            """
            name: faults
            database: %s
            backends:
              legacy: {health: /api/health, start: %s, env: %s}
              next: {health: /api/health, start: %s, env: %s}
            parity: {cases: %s, keys: {jwt: %s, session: %s}, start-within: 5m}
            """
                .formatted(
                    url,
                    list(start(SeededFault.NONE.name())),
                    ENVIRONMENT,
                    list(start),
                    ENVIRONMENT,
                    cases,
                    SECRET,
                    SECRET));
  }

  private static final String ENVIRONMENT =
      """
      {DATABASE_URL: "{database}", SECRET_KEY: "{session-key}", JWT_SECRET_KEY: "{jwt-key}", PYTHONDONTWRITEBYTECODE: "1"}\
      """;

  private static List<String> start(String fault) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        FaultyBackend.class.getName(),
        fault,
        "{port}",
        Repository.file("legacy").toString());
  }

  private static String list(List<String> words) {
    return words.stream()
        .map(word -> "\"" + word + "\"")
        .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
  }
}
