package org.handover.toolkit.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handover.toolkit.config.LoadSettings;
import org.handover.toolkit.step.Finding;
import org.jspecify.annotations.Nullable;

/// What figures come to. An interval that holds the limit is inconclusive: neither end of it is
/// known to be the truth.
final class LoadJudge {
  /// Of the requests, the generator may send so many late before its figures are its own.
  private static final double MOST_LATE = 0.01;

  private static final double HALF = 0.5;

  private final LoadSettings settings;
  private final double z;

  LoadJudge(LoadSettings settings) {
    this.settings = settings;
    this.z = Proportion.z(settings.confidence());
  }

  /// The verdict, with what it rests on.
  ///
  /// @param sides the only one, or legacy and next
  LoadReport judge(String on, LoadMix mix, List<SideResult> sides) {
    List<Finding> findings = new ArrayList<>();
    sides.forEach(side -> findings.addAll(ofGenerator(side)));
    SideResult last = sides.getLast();
    findings.addAll(ofErrors(last));
    RatioInterval p50 = null;
    RatioInterval p95 = null;
    if (sides.size() == 2) {
      SideResult first = sides.getFirst();
      findings.addAll(ofDifference(first, last));
      if (!first.slices().isEmpty() && !last.slices().isEmpty()) {
        p50 = RatioInterval.of(first.slices(), last.slices(), 50, settings.confidence());
        p95 = RatioInterval.of(first.slices(), last.slices(), 95, settings.confidence());
      }
      findings.add(ofRatio(p95));
    }
    return new LoadReport(
        on,
        mix.source(),
        settings.rate(),
        sides.stream().map(SideResult::figures).toList(),
        p50,
        p95,
        last.errors().share(),
        last.errors().atMost(z),
        findings);
  }

  private List<Finding> ofGenerator(SideResult side) {
    List<Finding> findings = new ArrayList<>();
    Proportion late = side.late();
    String topic = "load on " + side.figures().name();
    if (late.share() > MOST_LATE) {
      findings.add(
          Finding.inconclusive(
              topic,
              String.format(
                  Locale.ROOT,
                  "this machine cannot send %.1f requests a second: %.1f %% were more than %d ms late, or never sent",
                  settings.rate(),
                  late.share() * 100,
                  settings.maxLateness().toMillis()),
              "lower --rate, or send from a machine of its own"));
    }
    if (side.requests() < settings.minimumRequests()) {
      findings.add(
          Finding.inconclusive(
              topic,
              "%d requests; load.minimum-requests is %d"
                  .formatted(side.requests(), settings.minimumRequests()),
              "raise --duration or --rate"));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.pass(
              topic, String.format(Locale.ROOT, "%d requests, sent in time", side.requests())));
    }
    return findings;
  }

  private List<Finding> ofErrors(SideResult side) {
    List<Finding> findings = new ArrayList<>();
    Proportion errors = side.errors();
    String topic = "errors of " + side.figures().name();
    String saw =
        String.format(
            Locale.ROOT,
            "%d of %d requests failed: %.2f %% (%.2f to %.2f)",
            errors.cases(),
            errors.all(),
            errors.share() * 100,
            errors.atLeast(z) * 100,
            errors.atMost(z) * 100);
    String limit =
        String.format(Locale.ROOT, "load.max-error-rate is %.2f %%", settings.maxErrorRate() * 100);
    if (errors.atLeast(z) > settings.maxErrorRate()) {
      findings.add(Finding.fail(topic, saw, limit + ": see its log"));
    } else if (errors.atMost(z) > settings.maxErrorRate()) {
      findings.add(Finding.inconclusive(topic, saw, limit + ": ask more requests"));
    } else {
      findings.add(Finding.pass(topic, saw));
    }
    if (side.odd().share() > HALF) {
      findings.add(
          Finding.inconclusive(
              topic,
              String.format(
                  Locale.ROOT,
                  "%.0f %% of its answers have another status than is known",
                  side.odd().share() * 100),
              "is a sign-in missing? --as names a caller of the corpus"));
    }
    return findings;
  }

  /// Beyond chance: both intervals at once, by Newcombe.
  private List<Finding> ofDifference(SideResult legacy, SideResult next) {
    List<Finding> findings = new ArrayList<>();
    findings.add(difference("errors beside legacy", "failed", legacy.errors(), next.errors()));
    findings.add(
        difference("statuses beside legacy", "had an unexpected status", legacy.odd(), next.odd()));
    return findings;
  }

  private Finding difference(String topic, String what, Proportion legacy, Proportion next) {
    String saw =
        String.format(
            Locale.ROOT,
            "%.2f %% of the new backend's answers %s, %.2f %% of the legacy one's",
            next.share() * 100,
            what,
            legacy.share() * 100);
    return next.exceedsByAtLeast(legacy, z) > 0
        ? Finding.fail(topic, saw, "beyond chance: see which endpoints, and its log")
        : Finding.pass(topic, saw);
  }

  private Finding ofRatio(@Nullable RatioInterval p95) {
    if (p95 == null) {
      return Finding.inconclusive("latency", "nothing was answered", "see whether both are up");
    }
    String saw =
        String.format(
            Locale.ROOT,
            "p95 is %.2f times the legacy backend's (%.2f to %.2f)",
            p95.measured(),
            p95.atLeast(),
            p95.atMost());
    String limit = String.format(Locale.ROOT, "load.max-p95-ratio is %.2f", settings.maxP95Ratio());
    if (p95.atLeast() > settings.maxP95Ratio()) {
      return Finding.fail("latency", saw, limit + ": see which endpoints");
    }
    return p95.atMost() > settings.maxP95Ratio()
        ? Finding.inconclusive("latency", saw, limit + ": raise --duration")
        : Finding.pass("latency", saw);
  }
}
