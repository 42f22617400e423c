package org.handover.toolkit.shift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.guard.RecordFile;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.handover.toolkit.traffic.TrafficState;

/// A folder with a `handover.yml` that has groups, a request record and a traffic state.
public record TrafficPlace(Workplace place) {
  public static final String ROUTES =
      """
      routes:
        - {group: v2, path: /api/v2/**, to: next}
        - {group: reads, path: /api/**, methods: [GET, HEAD]}
        - {group: writes, path: /api/**}
      gateway: {record: requests.jsonl}
      """;

  /// On that database, with a new backend there.
  public static TrafficPlace at(Path folder, String database, String next, String guard) {
    return new TrafficPlace(
        Workplace.at(
            folder,
            database,
            ROUTES
                + """
                backends:
                  legacy: {version: old-1}
                  next: {url: "%s", health: /health, version: new-1}
                guard: {%s}
                """
                    .formatted(next, guard)));
  }

  /// Where neither database nor backend is asked.
  public static TrafficPlace alone(Path folder) {
    return at(folder, "postgresql://nobody@127.0.0.1:1/none", "http://127.0.0.1:1", "window: 60s");
  }

  public Path folder() {
    return place.folder();
  }

  public Outcome run(String... arguments) {
    return place.run(arguments);
  }

  public TrafficDirectory traffic() {
    return new TrafficDirectory(folder().resolve(".handover/traffic"), Clock.systemUTC());
  }

  public TrafficState state() {
    return switch (traffic().read()) {
      case Reading.Known known -> known.state();
      case Reading.Unknown unknown -> throw new AssertionError(unknown.why());
    };
  }

  public void share(Map<String, Integer> shares) {
    try {
      traffic().initialize();
      traffic().write(traffic().read(), shares, "test", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RecordFile record() {
    return new RecordFile(folder().resolve("requests.jsonl"));
  }

  public Journal journal(Clock clock) {
    return new Journal(folder().resolve(".handover/journal.jsonl"), clock, "test");
  }

  /// A step that is in the journal as passed.
  public void passed(Clock clock, String step, Object intent) {
    journal(clock)
        .start(step, "somewhere", intent)
        .ended(new Findings(step, List.of(Finding.pass("all", "is well"))));
  }

  /// All that a shift wants to see.
  public void proven(Clock clock) {
    for (String step : List.of("doctor", "backup", "db check", "db verify")) {
      passed(clock, step, Map.of());
    }
    passed(clock, "parity write", parityOf("old-1", "new-1", List.of()));
  }

  public static Map<String, ?> parityOf(String legacy, String next, List<String> chapters) {
    return parityOf(legacy, next, chapters, "low");
  }

  /// The first line of such a run.
  ///
  /// @param failOn from which grade on a difference failed the run
  public static Map<String, ?> parityOf(
      String legacy, String next, List<String> chapters, String failOn) {
    return Map.of(
        "versions", Map.of("legacy", legacy, "next", next), "chapters", chapters, "failOn", failOn);
  }

  public String file(String path) {
    try {
      return Files.readString(folder().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
