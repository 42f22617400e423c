package org.handover.toolkit.shift;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.handover.toolkit.guard.GuardFile;
import org.handover.toolkit.guard.GuardReport;
import org.handover.toolkit.guard.Watch;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficState;
import org.jspecify.annotations.Nullable;

/// Raises shares step by step, each only after the guard's *pass* on the one before. Run again, it
/// goes on where the traffic is.
public final class PlanRun {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /// An older report is of a guard that is gone.
  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final Duration SETTLING = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Shifter shifter;
  private final ShiftPlan plan;
  private final Watch own;
  private final Clock clock;
  private final GuardFile file;
  private final List<PlanReport.Step> done = new ArrayList<>();

  /// @param own watches if no other guard does
  public PlanRun(Shifter shifter, ShiftPlan plan, Watch own, Clock clock) {
    this.shifter = shifter;
    this.plan = plan;
    this.own = own;
    this.clock = clock;
    this.file = new GuardFile(shifter.traffic().path());
  }

  /// How waiting for a step ended.
  private enum Waited {
    PASSED,
    CHANGED,
    STOPPED
  }

  public Report run(Collection<String> named, Progress progress, BooleanSupplier stopped)
      throws IOException {
    List<String> groups = shifter.groups(named);
    Reading seen = shifter.seen();
    Map<String, Integer> last = shifter.wanted(seen, groups, plan.steps().getLast());
    List<Finding> gates = shifter.gates(Shifter.raised(seen, last));
    if (!shifter.isFree(gates)) {
      return Shifter.refused(seen, last, gates);
    }
    try (OwnGuard _ = OwnGuard.start(own)) {
      awaitGuard(stopped);
      return steps(groups, gates, progress, stopped);
    }
  }

  private PlanReport steps(
      List<String> groups, List<Finding> gates, Progress progress, BooleanSupplier stopped)
      throws IOException {
    Reading seen = shifter.seen();
    int reached = groups.stream().mapToInt(seen::share).min().orElse(0);
    for (int percent : plan.steps()) {
      if (percent < reached) {
        continue;
      }
      TrafficState state = shifter.write(seen, shifter.wanted(seen, groups, percent));
      Instant at = clock.instant();
      progress.at(percent + " %", done.size(), plan.steps().size());
      Waited waited = await(state, stopped);
      boolean passed = waited == Waited.PASSED;
      done.add(new PlanReport.Step(percent, state.version(), at, passed ? clock.instant() : null));
      if (!passed) {
        return ended(waited, percent, gates);
      }
      seen = new Reading.Known(state);
    }
    return report(
        Verdict.PASS, "the guard passed every step; keep `handover watch` at work", gates);
  }

  private PlanReport ended(Waited waited, int percent, List<Finding> gates) throws IOException {
    Reading now = settled();
    if (waited == Waited.STOPPED) {
      return report(
          Verdict.INCONCLUSIVE,
          "stopped at %d %%, before the guard's pass; run it again to go on".formatted(percent),
          gates);
    }
    return switch (now) {
      case Reading.Known known when known.state().anyOnNext() ->
          report(
              Verdict.INCONCLUSIVE,
              "the traffic was changed meanwhile, by %s".formatted(known.state().by()),
              gates);
      case Reading.Known known ->
          report(
              Verdict.FAIL,
              "rolled back at %d %% by %s%s"
                  .formatted(
                      percent,
                      known.state().by(),
                      known.state().because() == null ? "" : ": " + known.state().because()),
              gates);
      case Reading.Unknown unknown ->
          report(Verdict.FAIL, unknown.why() + "; all is on the legacy backend", gates);
    };
  }

  /// Version 0 stands for the moment in which a rollback writes who made it.
  private Reading settled() {
    long end = System.nanoTime() + SETTLING.toNanos();
    Reading now = shifter.traffic().read();
    while (now instanceof Reading.Known known
        && known.state().version() == 0
        && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      now = shifter.traffic().read();
    }
    return now;
  }

  private PlanReport report(Verdict verdict, String ended, List<Finding> gates) throws IOException {
    @Nullable GuardReport guard = file.read().orElse(null);
    return new PlanReport(verdict, ended, done, shifter.because(), gates, guard);
  }

  /// Without one, nothing moves.
  private void awaitGuard(BooleanSupplier stopped) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (fresh().isEmpty()) {
      if (stopped.getAsBoolean() || System.nanoTime() > end) {
        throw new StoppedException(
            new Fault.GaveWay("no guard is at work", "`handover watch` tells why; run this again"));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private Waited await(TrafficState state, BooleanSupplier stopped) throws IOException {
    long end = System.nanoTime() + plan.every().toNanos();
    while (true) {
      if (!isStill(state)) {
        return Waited.CHANGED;
      }
      if (System.nanoTime() >= end
          && fresh()
              .filter(
                  report -> report.version() == state.version() && report.verdict() == Verdict.PASS)
              .isPresent()) {
        return Waited.PASSED;
      }
      if (stopped.getAsBoolean()) {
        return Waited.STOPPED;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private boolean isStill(TrafficState state) {
    return shifter.traffic().read() instanceof Reading.Known known
        && known.state().version() == state.version();
  }

  private Optional<GuardReport> fresh() throws IOException {
    return file.read().filter(report -> report.isFresh(clock.instant(), FRESH));
  }
}
