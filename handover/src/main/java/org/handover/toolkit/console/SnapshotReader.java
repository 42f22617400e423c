package org.handover.toolkit.console;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.guard.GroupVerdict;
import org.handover.toolkit.guard.GuardFile;
import org.handover.toolkit.guard.GuardReport;
import org.handover.toolkit.guard.LiveTraffic;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.Route;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.handover.toolkit.traffic.TrafficState;
import org.jspecify.annotations.Nullable;

/// Puts the snapshot together. It only reads.
public final class SnapshotReader implements AutoCloseable {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int WINDOW = 10;
  private static final int LINES = 30;

  private final Configuration configuration;
  private final Clock clock;
  private final TrafficDirectory traffic;
  private final LiveTraffic live;
  private final JournalView journal;
  private final ReadonlyView readonly;
  private final ConsoleSources sources;

  /// Nothing is read yet.
  public SnapshotReader(Configuration configuration, Clock clock, ConsoleSources sources) {
    this.configuration = configuration;
    this.clock = clock;
    this.traffic = new TrafficDirectory(configuration.traffic().directory(), clock);
    this.live =
        new LiveTraffic(
            configuration.gateway().record(), configuration.guard().errors(), clock, WINDOW);
    this.journal = new JournalView(configuration.journal(), sources, LINES);
    this.readonly = new ReadonlyView(configuration, clock);
    this.sources = sources;
  }

  /// One line of the checklist.
  public record Item(Verdict verdict, String text, String saw) {}

  /// Counts what was requested since the last time; once a second.
  void tick() {
    live.tick();
  }

  /// With all seconds that are known, for a page that opens.
  ConsoleState whole() {
    return snapshot(live.all());
  }

  /// With the last second alone.
  ConsoleState latest() {
    return snapshot(live.last());
  }

  private ConsoleState snapshot(List<LiveTraffic.Second> seconds) {
    Reading reading = traffic.read();
    JournalView.Shown shown = journal.shown();
    return new ConsoleState(
        configuration.name(),
        clock.instant(),
        traffic(reading),
        WINDOW,
        groups(reading),
        guard(),
        shown.steps(),
        shown.lines(),
        shown.trouble(),
        shown.checklist(),
        comparisons(shown),
        readonly.shown(),
        seconds,
        live.trouble());
  }

  private List<Comparison> comparisons(JournalView.Shown shown) {
    List<Comparison> all = new ArrayList<>();
    sources.mirror().get().ifPresent(all::add);
    all.addAll(shown.comparisons());
    return all;
  }

  private static ConsoleState.Traffic traffic(Reading reading) {
    return switch (reading) {
      case Reading.Known(TrafficState state) ->
          new ConsoleState.Traffic(
              state.version(), state.since(), state.by(), state.because(), null);
      case Reading.Unknown(String why) -> new ConsoleState.Traffic(-1, null, null, null, why);
    };
  }

  private List<ConsoleState.Group> groups(Reading reading) {
    List<ConsoleState.Group> groups = new ArrayList<>();
    for (String name : configuration.routes().groups()) {
      Backend always = always(name);
      groups.add(
          new ConsoleState.Group(
              name,
              always == null ? reading.share(name) : always == Backend.NEXT ? 100 : 0,
              always == null,
              always == null ? null : always.label(),
              live.counts(name, Backend.LEGACY),
              live.counts(name, Backend.NEXT)));
    }
    return groups;
  }

  private @Nullable Backend always(String group) {
    if (configuration.routes().movable().contains(group)) {
      return null;
    }
    return configuration.routes().routes().stream()
        .filter(route -> route.group().equals(group))
        .map(Route::to)
        .map(to -> to.orElse(Backend.LEGACY))
        .findFirst()
        .orElse(Backend.LEGACY);
  }

  private ConsoleState.@Nullable Guard guard() {
    GuardReport report;
    try {
      report = new GuardFile(traffic.path()).read().orElse(null);
    } catch (IOException e) {
      Finding unread =
          Finding.inconclusive("guard", Disk.reason(e), "make its file readable to this user");
      return new ConsoleState.Guard(
          clock.instant(), clock.instant(), Verdict.INCONCLUSIVE, true, null, List.of(unread));
    }
    return report == null ? null : guard(report);
  }

  private ConsoleState.Guard guard(GuardReport report) {
    List<Finding> findings = new ArrayList<>();
    for (GroupVerdict group : report.groups()) {
      findings.addAll(group.findings());
    }
    findings.addAll(report.findings());
    GuardReport.RolledBack back = report.rolledBack();
    return new ConsoleState.Guard(
        report.at(),
        report.since(),
        report.verdict(),
        !report.isFresh(clock.instant(), FRESH),
        back == null ? null : new ConsoleState.RolledBack(back.at(), back.reason()),
        findings);
  }

  @Override
  public void close() throws IOException {
    live.close();
  }
}
