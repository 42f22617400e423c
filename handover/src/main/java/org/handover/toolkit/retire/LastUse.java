package org.handover.toolkit.retire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.evidence.EvidenceLog;
import org.handover.toolkit.evidence.StepRun;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.readonly.ReadonlyStatus;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.Route;
import org.handover.toolkit.traffic.TrafficDirectory;

/// Whether the legacy backend may go: where its traffic is, who used it last, and how long it has
/// been kept from writing. What cannot be known is no leave to go.
final class LastUse {
  private static final Duration CLOCKS = Duration.ofMinutes(5);
  private static final int NAMED = 20;
  private static final int MOST_RECORDS = 100;

  private final Configuration configuration;
  private final History history;
  private final Instant now;
  private final Instant since;
  private final Clock clock;

  LastUse(Configuration configuration, History history, Clock clock) {
    this.configuration = configuration;
    this.history = history;
    this.clock = clock;
    this.now = clock.instant();
    this.since = now.minus(configuration.retire().quiet());
  }

  List<Finding> findings() throws IOException, SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(traffic());
    findings.addAll(uses());
    if (configuration.hasDatabase()) {
      findings.addAll(database());
    }
    return findings;
  }

  private List<Finding> traffic() {
    List<Finding> findings = new ArrayList<>();
    for (Route route : configuration.routes().routes()) {
      if (route.to().filter(Backend.LEGACY::equals).isPresent()) {
        findings.add(
            Finding.fail(
                "routes",
                "the group %s always goes to the legacy backend".formatted(route.group()),
                "let it go to next, or take the route out"));
      }
    }
    switch (new TrafficDirectory(configuration.traffic().directory(), clock).read()) {
      case Reading.Unknown unknown ->
          findings.add(
              Finding.inconclusive("traffic", unknown.why(), "`handover status` shows more"));
      case Reading.Known known -> {
        List<String> behind =
            configuration.routes().movable().stream()
                .filter(group -> known.state().share(group) < 100)
                .toList();
        Duration moved = Duration.between(known.state().since(), now);
        if (!behind.isEmpty() || configuration.routes().movable().isEmpty()) {
          findings.add(
              Finding.fail(
                  "traffic",
                  "not all of it is on the new backend: " + behind,
                  "`handover shift` moves it"));
        } else if (moved.compareTo(configuration.retire().quiet()) < 0) {
          findings.add(
              Finding.fail(
                  "traffic",
                  "it has been on the new backend for %d h only".formatted(moved.toHours()),
                  "wait until %s"
                      .formatted(known.state().since().plus(configuration.retire().quiet()))));
        } else {
          findings.add(
              Finding.pass(
                  "traffic", "all of it is on the new backend since " + known.state().since()));
        }
      }
    }
    return findings;
  }

  private List<Finding> uses() throws IOException {
    String health = Objects.requireNonNullElse(configuration.backends().legacy().health(), "/");
    Uses uses = new Uses(since, health);
    Path record = configuration.gateway().record();
    List<Path> records = records(record);
    for (Path file : records) {
      uses.readRecord(file);
    }
    List<Finding> findings = new ArrayList<>();
    if (records.isEmpty()) {
      findings.add(
          Finding.inconclusive(
              "last use",
              "there is no request record " + record,
              "without it nobody knows who uses the legacy backend: run a gateway"));
    } else if (uses.first().filter(first -> !first.isAfter(since.plus(CLOCKS))).isEmpty()) {
      findings.add(
          Finding.inconclusive(
              "last use",
              "the request record begins %s, after %s"
                  .formatted(uses.first().map(Instant::toString).orElse("never"), since),
              "wait, or raise gateway.record-size"));
    }
    for (Path log : configuration.retire().logs()) {
      if (!Files.isReadable(log)) {
        findings.add(Finding.inconclusive("last use", log + " cannot be read", "mend retire.logs"));
        continue;
      }
      uses.readLog(log);
    }
    if (uses.unread() > 0) {
      findings.add(
          Finding.inconclusive(
              "last use",
              "%d lines of records or logs cannot be read".formatted(uses.unread()),
              "look at them: each could be a use"));
    }
    uses.all().stream()
        .limit(NAMED)
        .forEach(use ->
            findings.add(
                Finding.fail(
                    "last use",
                    "%s: %s asked %s %d times, the last at %s"
                        .formatted(
                            use.source(), use.client(), use.endpoint(), use.count(), use.last()),
                    "send that client to the new backend")));
    return findings.isEmpty()
        ? List.of(Finding.pass("last use", "no request reached it since " + since))
        : findings;
  }

  /// With the earlier ones that were put aside beside it: `.1`, `.2`, and so on.
  private static List<Path> records(Path record) {
    List<Path> records = new ArrayList<>();
    for (int i = 0; i <= MOST_RECORDS; i++) {
      Path file = i == 0 ? record : record.resolveSibling(record.getFileName() + "." + i);
      if (Files.isReadable(file)) {
        records.add(file);
      }
    }
    return records;
  }

  private List<Finding> database() throws SQLException {
    String role = configuration.backends().legacy().role();
    if (role == null || role.isBlank()) {
      return List.of(
          Finding.inconclusive(
              "read-only",
              "backends.legacy.role is not set",
              "without it its writes are not seen"));
    }
    try (Session session = new Database(configuration.database()).connect()) {
      ReadonlyStatus status = ReadonlyStatus.read(session, configuration, clock);
      return List.of(readonly(status));
    }
  }

  private Finding readonly(ReadonlyStatus status) {
    Optional<StepRun> on =
        new EvidenceLog(history)
            .last(run -> run.step().equals("db legacy-readonly off") && run.passed())
            .map(off -> firstOn(off.line()))
            .orElseGet(() -> firstOn(0));
    if (status.phase().equals("off") || status.phase().equals("partial") || on.isEmpty()) {
      return Finding.fail(
          "read-only",
          status.summary(),
          "`handover db legacy-readonly on`, then wait %d h"
              .formatted(configuration.retire().quiet().toHours()));
    }
    if (!status.attempts().isEmpty()) {
      return Finding.fail(
          "read-only",
          status.summary(),
          "something still writes through the legacy backend: find it, then `off` and `on` again");
    }
    Duration held = Duration.between(on.get().at(), now);
    return held.compareTo(configuration.retire().quiet()) < 0
        ? Finding.fail(
            "read-only",
            "it has been kept from writing for %d h only".formatted(held.toHours()),
            "wait until " + on.get().at().plus(configuration.retire().quiet()))
        : Finding.pass("read-only", "no write was refused since %s".formatted(on.get().at()));
  }

  /// The first after that line.
  private Optional<StepRun> firstOn(long line) {
    return new EvidenceLog(history)
            .runs(run ->
                run.step().equals("db legacy-readonly on")
                    && run.passed()
                    && run.line() > line
                    && EvidenceLog.sameDatabase(run.on(), configuration.databaseName()))
            .stream()
            .findFirst();
  }
}
