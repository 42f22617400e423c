package org.handover.toolkit.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.traffic.Backend;

/// Judges the new backend by the requests of one group, second by second (ADR 0048).
final class GroupJudge {
  /// How much more often a case may happen at the new backend, as an odds ratio: of each, evidence
  /// is kept, so that gross faults are found at once and small ones in time.
  private static final double[] ODDS_RATIOS = {1.5, 4, 15, 80};

  private static final double HALF = 0.5;
  private static final double TWENTIETH = 0.05;

  /// Fewer requests of the legacy backend are nothing to compare with.
  private static final int FEWEST_TO_COMPARE = 20;

  private final String group;
  private final Tolerances limits;
  private final Window window;
  private final LatencyBatch latencies;
  private final Map<Symptom, Evidence> evidence = new EnumMap<>(Symptom.class);

  /// @param groups how many are judged: the tolerated false alarms are shared among them
  GroupJudge(String group, Tolerances limits, int groups) {
    this.group = group;
    this.limits = limits;
    this.window = new Window(limits.windowTicks());
    this.latencies = new LatencyBatch(limits);
    for (Symptom symptom : Symptom.values()) {
      double threshold = limits.falseAlarmTicks() * groups / symptom.weight();
      evidence.put(symptom, new Evidence(ODDS_RATIOS.length, threshold));
    }
  }

  /// The share was changed: what was seen before proves nothing for what is now. Evidence against
  /// the new backend remains.
  void shareChanged() {
    window.clear();
    latencies.clear();
  }

  /// After a rollback: what comes next may be another version.
  void startAgain() {
    shareChanged();
    evidence.values().forEach(Evidence::reset);
  }

  /// One second's requests of this group.
  void add(List<Observation> requests) {
    Tick tick = Tick.empty();
    for (Observation request : requests) {
      tick.of(request.backend()).add(request);
      if (request.isTimed()) {
        latencies.add(request);
      }
    }
    window.add(tick);
    weigh(tick.next(), tick.legacy());
  }

  private void weigh(Tally next, Tally legacy) {
    compare(
        Symptom.FAILS_MORE,
        new Split(next.requests(), next.failed(), legacy.requests(), legacy.failed()));
    compare(
        Symptom.REJECTS_MORE,
        new Split(next.requests(), next.rejected(), legacy.requests(), legacy.rejected()));
    add(Symptom.FAILS_TOO_OFTEN, beyondLimit(next));
    if (latencies.isFull()) {
      compare(Symptom.SLOWER, latencies.slowest(HALF));
      compare(Symptom.SLOWER_AT_WORST, latencies.slowest(TWENTIETH));
      latencies.clear();
    }
  }

  private void compare(Symptom symptom, Split split) {
    add(symptom, split.logLikelihoodRatios(ODDS_RATIOS));
  }

  private void add(Symptom symptom, double[] logLikelihoodRatios) {
    Objects.requireNonNull(evidence.get(symptom)).add(logLikelihoodRatios);
  }

  /// For each alternative, the likelihood ratio of a rate above the limit against the limit itself.
  private double[] beyondLimit(Tally next) {
    double limit = limits.maxErrorRate();
    return Arrays.stream(ODDS_RATIOS)
        .map(ratio -> {
          double rate = ratio * limit / (1 - limit + ratio * limit);
          return next.failed() * Math.log(rate / limit)
              + (next.requests() - next.failed()) * Math.log((1 - rate) / (1 - limit));
        })
        .toArray();
  }

  /// Whether there is evidence enough that something is wrong with the new backend.
  boolean fails() {
    return evidence.values().stream().anyMatch(Evidence::suffices);
  }

  /// @param share of the group, in percent
  GroupVerdict verdict(int share) {
    Counts next = window.counts(Backend.NEXT);
    Counts legacy = window.counts(Backend.LEGACY);
    List<Finding> findings = new ArrayList<>();
    evidence.forEach((symptom, seen) -> {
      if (seen.suffices()) {
        findings.add(fault(symptom, next, legacy));
      }
    });
    if (findings.isEmpty()) {
      findings.add(soFar(share, next, legacy));
    }
    return new GroupVerdict(group, share, next, legacy, findings);
  }

  private Finding fault(Symptom symptom, Counts next, Counts legacy) {
    String saw =
        switch (symptom) {
          case FAILS_MORE ->
              "%s failed; legacy, at the same time: %s"
                  .formatted(next.failures(), legacy.failures());
          case FAILS_TOO_OFTEN ->
              "%s failed; the limit is %s"
                  .formatted(next.failures(), percent(limits.maxErrorRate()));
          case REJECTS_MORE ->
              "%s were rejected (4xx); legacy, at the same time: %s"
                  .formatted(next.rejections(), legacy.rejections());
          case SLOWER ->
              "the median is %s; legacy, at the same time: %s"
                  .formatted(next.median(), legacy.median());
          case SLOWER_AT_WORST ->
              "p95 is %s; legacy, at the same time: %s".formatted(next.tail(), legacy.tail());
        };
    return Finding.fail(topic(symptom.topic()), saw, "see the log of the new backend");
  }

  /// Without a fault: whether there is enough to say that there is none.
  private Finding soFar(int share, Counts next, Counts legacy) {
    String topic = topic("requests");
    int all = next.requests() + legacy.requests();
    if (next.requests() == 0) {
      return inconclusive(topic, "none reached the new backend");
    }
    if (all < limits.minimumRequests()) {
      return inconclusive(
          topic, "%,d; guard.minimum-requests is %,d".formatted(all, limits.minimumRequests()));
    }
    if (share < 100 && legacy.requests() < FEWEST_TO_COMPARE) {
      return inconclusive(
          topic, "only %d of the legacy backend to compare with".formatted(legacy.requests()));
    }
    if (!isBelowLimit(next)) {
      return inconclusive(
          topic("error rate"),
          "%s failed: too little to show a rate below %s"
              .formatted(next.failures(), percent(limits.maxErrorRate())));
    }
    if (legacy.requests() >= FEWEST_TO_COMPARE && next.p95() > limits.tolerated(legacy.p95())) {
      return inconclusive(
          topic("p95"),
          "%s; legacy %s: not yet beyond chance".formatted(next.tail(), legacy.tail()));
    }
    return Finding.pass(
        topic,
        "%s failed, p95 %s; legacy %s, %s"
            .formatted(next.failures(), next.tail(), legacy.failures(), legacy.tail()));
  }

  /// By the exact binomial test.
  private boolean isBelowLimit(Counts next) {
    double chance =
        BinomialDistribution.of(next.requests(), limits.maxErrorRate())
            .cumulativeProbability(next.failed());
    return chance <= 1 - limits.confidence();
  }

  private Finding inconclusive(String topic, String saw) {
    String since = "in the last %d s".formatted(window.ticks());
    return Finding.inconclusive(topic, saw + " " + since, "wait, or send more requests");
  }

  private String topic(String what) {
    return group + ": " + what;
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
  }
}
