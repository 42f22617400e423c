package org.handover.toolkit.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.jspecify.annotations.Nullable;

/// The guard at work: follows the record, and rolls back what fails.
public final class Watch {
  /// Who changes the traffic, in its state.
  public static final String NAME = "the guard";

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Configuration configuration;
  private final Clock clock;
  private final TrafficDirectory traffic;
  private final Journal journal;
  private final Consumer<String> log;
  private Verdict verdict = Verdict.INCONCLUSIVE;
  private Instant since;
  private GuardReport.@Nullable RolledBack rolledBack;
  private boolean everRolledBack;
  private boolean kept = true;

  /// @param journal has a line of each rollback
  /// @param log takes a line for each change of the verdict
  public Watch(Configuration configuration, Clock clock, Journal journal, Consumer<String> log) {
    this.configuration = configuration;
    this.clock = clock;
    this.traffic = new TrafficDirectory(configuration.traffic().directory(), clock);
    this.journal = journal;
    this.log = log;
    this.since = clock.instant();
  }

  /// Until it is asked to stop.
  ///
  /// @return the last report; *fail* if it ever rolled back
  /// @throws StoppedException if another guard is at work
  public GuardReport run(Progress progress, BooleanSupplier stopped) throws IOException {
    if (configuration.routes().movable().isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: routes", "has no group that could be moved", "see `routes`"));
    }
    Path directory = traffic.path();
    try (GuardLock _ = GuardLock.take(directory).orElseThrow(() -> another(directory));
        RecordReader record =
            new RecordReader(configuration.gateway().record(), configuration.guard().errors());
        HealthProbe health = HealthProbe.start(configuration.backends().next());
        IntegrityWatch integrity =
            new IntegrityWatch(configuration, () -> anyOnNext(traffic.read()))) {
      return follow(record, health, integrity, progress, stopped);
    }
  }

  private static StoppedException another(Path directory) {
    String holder;
    try {
      holder = GuardLock.holder(directory);
    } catch (IOException e) {
      holder = "an unknown process";
    }
    return new StoppedException(
        new Fault.GaveWay(
            "another guard is at work: " + holder, "one is enough; `handover status` shows it"));
  }

  private GuardReport follow(
      RecordReader record,
      HealthProbe health,
      IntegrityWatch integrity,
      Progress progress,
      BooleanSupplier stopped) {
    Guard guard = new Guard(configuration.guard(), configuration.routes().movable());
    long next = System.nanoTime();
    while (true) {
      Reading reading = read();
      if (anyOnNext(reading)) {
        // Another attempt.
        rolledBack = null;
      }
      guard.tick(reading, record.poll());
      GuardReport report = report(guard, reading, health.finding(), integrity.findings());
      if (report.verdict() == Verdict.FAIL) {
        rollBack(report);
      }
      keep(report);
      progress.at(report.summary(), 0, 0);
      if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return with(report, everRolledBack ? Verdict.FAIL : report.verdict());
      }
      next = Math.max(next + TICK.toNanos(), System.nanoTime());
      pause(next, stopped);
    }
  }

  /// Twice where it is unknown: the version that was named a moment ago may have been removed.
  private Reading read() {
    Reading reading = traffic.read();
    return reading instanceof Reading.Unknown ? traffic.read() : reading;
  }

  /// In small pieces, so that it can be stopped.
  private static void pause(long until, BooleanSupplier stopped) {
    while (System.nanoTime() < until
        && !stopped.getAsBoolean()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Math.min(until - System.nanoTime(), TICK.toNanos() / 20));
    }
  }

  private static boolean anyOnNext(Reading reading) {
    return reading instanceof Reading.Known known && known.state().anyOnNext();
  }

  private GuardReport report(
      Guard guard, Reading reading, Finding health, List<Finding> integrity) {
    List<Finding> findings = new ArrayList<>();
    long version = -1;
    switch (reading) {
      case Reading.Known known -> version = known.state().version();
      case Reading.Unknown unknown -> findings.add(unknown(unknown));
    }
    List<GroupVerdict> groups = guard.verdicts(reading);
    if (anyOnNext(reading)) {
      findings.addAll(guard.recordFindings());
      findings.add(health);
      findings.addAll(integrity);
    } else {
      findings.add(
          Finding.inconclusive(
              "traffic", "nothing is on the new backend", "`handover shift` moves it"));
    }
    List<Verdict> verdicts = new ArrayList<>(findings.stream().map(Finding::verdict).toList());
    groups.forEach(group -> verdicts.add(group.verdict()));
    Instant now = clock.instant();
    Verdict worst = Verdict.worst(verdicts);
    if (worst != verdict) {
      verdict = worst;
      since = now;
    }
    return new GuardReport(
        ProcessHandle.current().pid(), now, version, worst, since, groups, findings, null);
  }

  /// nginx looks at the files of the buckets alone. Where these are still there, it follows a
  /// damaged state: the guard then rolls back. Where they are not, both gateways send all to
  /// legacy.
  private Finding unknown(Reading.Unknown unknown) {
    return Files.isDirectory(traffic.current())
        ? Finding.fail(
            "traffic",
            unknown.why() + "; nginx may still follow it",
            "see to the disk, then `handover shift`")
        : Finding.inconclusive(
            "traffic",
            unknown.why() + "; gateways send all to the legacy backend",
            "`handover shift` or `handover rollback` writes it anew");
  }

  private void rollBack(GuardReport report) {
    GuardReport.RolledBack done = new GuardReport.RolledBack(report.at(), report.failed());
    Reading before = traffic.read();
    try {
      TrafficDirectory.RolledBack change = traffic.rollback(NAME, done.reason());
      rolledBack = done;
      everRolledBack = true;
      log.accept("rolled back: " + done.reason());
      journal(RollbackReport.of(NAME, done.reason(), before, change), report);
    } catch (IOException e) {
      // It is tried again in a second.
      log.accept("CANNOT ROLL BACK: %s; %s".formatted(Disk.reason(e), done.reason()));
    }
  }

  private void journal(RollbackReport rollback, GuardReport saw) {
    try {
      RollbackReport all = rollback.after(journal.history());
      if (all.verdict() == Verdict.FAIL) {
        log.accept(all.summary());
      }
      journal
          .start("rollback", traffic.path().toString(), Map.of("by", NAME, "saw", saw))
          .ended(all);
    } catch (StoppedException e) {
      log.accept(e.fault().text());
    }
  }

  private void keep(GuardReport report) {
    if (report.since().equals(report.at())) {
      log.accept("%s: %s".formatted(report.verdict(), report.summary()));
    }
    try {
      new GuardFile(traffic.path()).write(with(report));
      kept = true;
    } catch (IOException e) {
      // Without its file the guard counts as absent, which keeps plans from going on.
      if (kept) {
        log.accept("the verdict cannot be kept: " + Disk.reason(e));
      }
      kept = false;
    }
  }

  private GuardReport with(GuardReport report) {
    return with(report, report.verdict());
  }

  private GuardReport with(GuardReport report, Verdict its) {
    return new GuardReport(
        report.pid(),
        report.at(),
        report.version(),
        its,
        report.since(),
        report.groups(),
        report.findings(),
        rolledBack);
  }
}
