package org.handover.toolkit.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.config.GuardSettings;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficState;
import org.jspecify.annotations.Nullable;

/// Judges all groups that can be moved, second by second.
final class Guard {
  /// More unreadable lines make the rest too little to go on.
  private static final double MOST_UNREADABLE = 0.01;

  private final GuardSettings settings;
  private final Map<String, GroupJudge> judges = new LinkedHashMap<>();
  private @Nullable TrafficState state;
  private @Nullable String trouble;
  private int silentTicks;
  private double lines;
  private double unreadable;

  /// @param groups that can be moved
  Guard(GuardSettings settings, Iterable<String> groups) {
    this.settings = settings;
    List<String> all = new ArrayList<>();
    groups.forEach(all::add);
    all.forEach(
        group -> judges.put(group, new GroupJudge(group, Tolerances.of(settings), all.size())));
  }

  /// One second.
  void tick(Reading reading, RecordReader.Batch batch) {
    follow(reading);
    Map<String, List<Observation>> byGroup =
        batch.requests().stream().collect(Collectors.groupingBy(Observation::group));
    judges.forEach((group, judge) -> {
      if (reading.share(group) == 0) {
        // What comes late, of requests before a rollback, is not of the next attempt.
        judge.startAgain();
      } else {
        judge.add(byGroup.getOrDefault(group, List.of()));
      }
    });
    trouble = batch.trouble();
    silentTicks = batch.lines() == 0 ? silentTicks + 1 : 0;
    // Fades over the window, so that an old fault is forgotten.
    double kept = 1 - 1.0 / Math.max(2, settings.window().toSeconds());
    lines = lines * kept + batch.lines();
    unreadable = unreadable * kept + batch.unreadable();
  }

  private void follow(Reading reading) {
    TrafficState now = reading instanceof Reading.Known known ? known.state() : null;
    if (now != null && state != null && now.version() != state.version()) {
      TrafficState before = state;
      judges.forEach((group, judge) -> {
        if (now.share(group) != before.share(group)) {
          judge.shareChanged();
        }
      });
    }
    state = now == null ? state : now;
  }

  /// The groups of which the new backend has a share.
  List<GroupVerdict> verdicts(Reading reading) {
    return judges.entrySet().stream()
        .filter(judge -> reading.share(judge.getKey()) > 0)
        .map(judge -> judge.getValue().verdict(reading.share(judge.getKey())))
        .toList();
  }

  /// What keeps the record from being gone by.
  List<Finding> recordFindings() {
    List<Finding> findings = new ArrayList<>();
    if (trouble != null) {
      findings.add(
          Finding.inconclusive(
              "request record", trouble, "see that the gateway runs, and gateway.record"));
    } else if (silentTicks >= settings.staleAfter().toSeconds()) {
      findings.add(
          Finding.inconclusive(
              "request record",
              "no request for %d s".formatted(silentTicks),
              "see that the gateway runs, and that its disk is not full"));
    }
    if (unreadable > MOST_UNREADABLE * lines) {
      findings.add(
          Finding.inconclusive(
              "request record",
              "%.0f of %.0f lines cannot be read".formatted(unreadable, lines),
              "see that nothing else writes to it, and its format"));
    }
    return findings;
  }
}
