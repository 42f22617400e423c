package org.handover.toolkit.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.handover.toolkit.config.ParitySettings;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.parity.play.CaseOutcome;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.parity.play.LiveComparison;
import org.handover.toolkit.parity.play.Mismatch;
import org.handover.toolkit.parity.play.ReadRequest;

/// What reads have shown so far: its size does not depend on their number.
final class ReadTally {
  private static final int MOST_GROUPS = 1_000;
  private static final int MOST_NOISE = 5_000;
  private static final int MOST_REASONS = 100;

  private final Map<String, MismatchGroup> groups = new LinkedHashMap<>();
  private final Map<String, MismatchGroup> unsteady = new LinkedHashMap<>();
  private final Map<String, Noise> noise = new LinkedHashMap<>();
  private final Map<String, Long> notCompared = new TreeMap<>();
  private final Coverage.Collector coverage = new Coverage.Collector();
  private long reads;
  private long covered;
  private long requests;
  private long differing;
  private long passing;
  private long lost;

  /// @param reads that there were, `covered` of which were answered as they are known to be
  /// @param lost differences for which there was no room
  record Counts(long reads, long covered, long requests, long differing, long passing, long lost) {
    /// Why they are too little to go on; empty: they are not.
    List<String> unfinished(ParitySettings limits) {
      List<String> why = new ArrayList<>();
      if (covered < limits.minimumReads()) {
        why.add(
            "%d reads were compared; parity.minimum-reads is %d"
                .formatted(covered, limits.minimumReads()));
      }
      if (covered * 100 < reads * limits.readCoverage()) {
        why.add(
            "%d of %d reads were compared and answered as they are known; parity.read-coverage is %d %%"
                .formatted(covered, reads, limits.readCoverage()));
      }
      if (passing * 100 > reads) {
        why.add(
            "%d of %d reads differed once and not again: make them when less is written"
                .formatted(passing, reads));
      }
      if (lost > 0) {
        why.add("%d differences beyond those listed".formatted(lost));
      }
      return why;
    }
  }

  /// Everything, to go on from.
  record Kept(
      Counts counts,
      Map<String, MismatchGroup> groups,
      Map<String, MismatchGroup> unsteady,
      Map<String, Noise> noise,
      Map<String, Long> notCompared,
      List<Coverage> coverage) {}

  ReadTally() {}

  ReadTally(Kept kept) {
    reads = kept.counts().reads();
    covered = kept.counts().covered();
    requests = kept.counts().requests();
    differing = kept.counts().differing();
    passing = kept.counts().passing();
    lost = kept.counts().lost();
    groups.putAll(kept.groups());
    unsteady.putAll(kept.unsteady());
    noise.putAll(kept.noise());
    notCompared.putAll(kept.notCompared());
    kept.coverage().forEach(coverage::add);
  }

  Kept kept() {
    return new Kept(
        counts(),
        Map.copyOf(groups),
        Map.copyOf(unsteady),
        Map.copyOf(noise),
        Map.copyOf(notCompared),
        coverage.coverage());
  }

  /// What the reads come to.
  ///
  /// @param unfinished why they are too little to go on; none: they are not
  /// @param comparison that compared them: it knows which rules were of no use
  ParityReport report(Grade failOn, List<String> unfinished, LiveComparison comparison) {
    List<MismatchGroup> differences = differences();
    return new ParityReport(
        PlayMode.READ,
        failOn,
        Math.toIntExact(Math.min(reads, Integer.MAX_VALUE)),
        Math.toIntExact(Math.min(covered, Integer.MAX_VALUE)),
        Math.toIntExact(Math.min(requests, Integer.MAX_VALUE)),
        unfinished,
        Map.of("reads", alike()),
        differences.stream().map(MismatchGroup::example).distinct().toList(),
        differences,
        coverage(),
        0,
        0,
        0,
        List.of(),
        0,
        List.of(),
        comparison.unusedRules(),
        comparison.endedRules(),
        facts());
  }

  /// One that was not made.
  void skipped(String why) {
    reads++;
    note(why);
  }

  private void note(String why) {
    boolean room = notCompared.size() < MOST_REASONS || notCompared.containsKey(why);
    notCompared.merge(room ? why : "(other reasons)", 1L, Long::sum);
  }

  void add(ReadRequest read, LiveComparison.Reading reading) {
    String endpoint = Coverage.Collector.endpoint(read.line());
    for (Mismatch one : reading.noise()) {
      String key = endpoint + " " + MismatchGroup.place(one);
      if (noise.size() < MOST_NOISE || noise.containsKey(key)) {
        noise.merge(
            key,
            new Noise(endpoint, MismatchGroup.place(one), 1, one.legacy(), one.next()),
            Noise::with);
      }
    }
    List<Mismatch> found = new ArrayList<>(reading.steady());
    found.addAll(reading.unsteady());
    Answer answer = reading.answer();
    int status = answer == null ? 0 : answer.status();
    CaseOutcome outcome =
        new CaseOutcome(
            read.chapter(),
            read.name(),
            read.line(),
            read.caller(),
            status,
            found,
            reading.exchange());
    coverage.add(outcome);
    reading.steady().forEach(m -> group(groups, MismatchGroup.place(m), outcome, m));
    reading
        .unsteady()
        .forEach(m -> group(unsteady, endpoint + " " + MismatchGroup.place(m), outcome, m));
    reads++;
    covered += isCovered(read, status, reading) ? 1 : 0;
    requests += reading.sent();
    differing += found.isEmpty() ? 0 : 1;
    passing += reading.passing().isEmpty() ? 0 : 1;
  }

  private boolean isCovered(ReadRequest read, int status, LiveComparison.Reading reading) {
    if (!reading.silent().isEmpty()) {
      reading.silent().forEach((backend, why) -> note("%s: %s".formatted(backend, why)));
      return false;
    }
    if (read.status() != 0 && read.status() != status) {
      note("legacy answers %d where %d is known".formatted(status, read.status()));
      return false;
    }
    return true;
  }

  private void group(
      Map<String, MismatchGroup> into, String key, CaseOutcome outcome, Mismatch mismatch) {
    if (into.size() < MOST_GROUPS || into.containsKey(key)) {
      into.merge(key, MismatchGroup.ofOne(outcome, mismatch), MismatchGroup::with);
    } else {
      lost++;
    }
  }

  Counts counts() {
    return new Counts(reads, covered, requests, differing, passing, lost);
  }

  /// What counts: also what was there only at times, unless the old backend is known to differ from
  /// itself there.
  private List<MismatchGroup> differences() {
    List<MismatchGroup> all = new ArrayList<>(groups.values());
    unsteady.forEach((key, group) -> {
      if (!noise.containsKey(key)) {
        all.add(group);
      }
    });
    all.sort(MismatchGroup.WORST_FIRST);
    return all;
  }

  private ReadFacts facts() {
    return new ReadFacts(differing, passing, List.copyOf(noise.values()), Map.copyOf(notCompared));
  }

  private List<Coverage> coverage() {
    return coverage.coverage();
  }

  /// Endpoints at which nothing differs.
  private List<String> alike() {
    return coverage.coverage().stream()
        .filter(c -> c.failed() == 0 && !c.statuses().equals(Set.of(0)))
        .map(Coverage::endpoint)
        .toList();
  }
}
