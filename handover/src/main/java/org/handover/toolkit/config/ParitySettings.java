package org.handover.toolkit.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the two backends are held against each other.
///
/// @param cases the folder of the corpus
/// @param keys what both backends sign logins with; absent: no case crafts one
/// @param startWithin how long a backend may take until it is healthy
/// @param clockWindow how far two times that the backends wrote in one case may be apart
/// @param failOn from which grade on a difference fails the run: low, medium or high
/// @param minimumCases fewer that were played are too little to go on
/// @param minimumReads fewer that were compared are too little to go on
/// @param readCoverage the share of the reads, in percent, that has to be compared
/// @param skipReads reads that are not made, `GET /api/logout`: they write all the same
/// @param ignoreTables tables that are not compared: `name`, `schema.name` or `schema.*`
/// @param reports where reports are written
public record ParitySettings(
    @Nullable Path cases,
    @Nullable SharedKeys keys,
    Duration startWithin,
    Duration clockWindow,
    String failOn,
    int minimumCases,
    int minimumReads,
    int readCoverage,
    List<String> skipReads,
    List<String> ignoreTables,
    Path reports) {
  public ParitySettings {
    ignoreTables = List.copyOf(ignoreTables);
    skipReads = List.copyOf(skipReads);
  }

  /// The secrets that sign tokens and session cookies.
  public record SharedKeys(String jwt, String session) {
    @Override
    public String toString() {
      return "SharedKeys[…]";
    }
  }

  static ParitySettings of(ConfigReader keys) {
    ConfigReader shared = keys.block("keys");
    return new ParitySettings(
        keys.path("cases"),
        shared == null
            ? null
            : new SharedKeys(shared.requireText("jwt"), shared.requireText("session")),
        keys.requireTime("start-within"),
        keys.requireTime("clock-window"),
        keys.requireText("fail-on"),
        keys.requireNumber("minimum-cases", 1, 1_000_000),
        keys.requireNumber("minimum-reads", 1, 1_000_000_000),
        keys.requireNumber("read-coverage", 1, 100),
        keys.texts("skip-reads"),
        keys.texts("ignore-tables"),
        keys.requirePath("reports"));
  }

  /// The folder of the corpus.
  ///
  /// @throws org.handover.toolkit.step.StoppedException if there is none
  public Path requireCases() {
    return Requirement.folder(cases, "parity.cases");
  }
}
