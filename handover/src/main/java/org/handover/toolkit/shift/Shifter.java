package org.handover.toolkit.shift;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.handover.toolkit.traffic.TrafficState;
import org.jspecify.annotations.Nullable;

/// Changes shares, if that is proven to be safe or lowers them.
public final class Shifter {
  private static final int ALL = 100;

  private final Configuration configuration;
  private final Clock clock;
  private final TrafficDirectory traffic;
  private final Supplier<History> history;
  private final @Nullable String because;

  /// Nothing is read yet.
  ///
  /// @param history the journal's
  /// @param because passes over gates that are not met; null: nothing does
  public Shifter(
      Configuration configuration,
      Clock clock,
      Supplier<History> history,
      @Nullable String because) {
    this.configuration = configuration;
    this.clock = clock;
    this.traffic = new TrafficDirectory(configuration.traffic().directory(), clock);
    this.history = history;
    this.because = because;
  }

  /// Sets the share of some groups, and leaves the others.
  ///
  /// @param named groups; none: all that can be moved
  /// @param percent 0 to 100
  public ShiftReport to(Collection<String> named, int percent) throws IOException {
    List<String> groups = groups(named);
    Reading seen = seen();
    Map<String, Integer> wanted = wanted(seen, groups, percent);
    List<Finding> gates = gates(raised(seen, wanted));
    if (!isFree(gates)) {
      return refused(seen, wanted, gates);
    }
    write(seen, wanted);
    return new ShiftReport(ShiftReport.Move.MADE, shares(seen), wanted, because, gates);
  }

  /// The same without a change.
  public ShiftReport look(Collection<String> named, int percent) {
    List<String> groups = groups(named);
    Reading seen = traffic.read();
    Map<String, Integer> wanted = wanted(seen, groups, percent);
    List<Finding> gates = gates(raised(seen, wanted));
    return isFree(gates)
        ? new ShiftReport(ShiftReport.Move.POSSIBLE, shares(seen), wanted, because, gates)
        : refused(seen, wanted, gates);
  }

  static ShiftReport refused(Reading seen, Map<String, Integer> wanted, List<Finding> gates) {
    return new ShiftReport(ShiftReport.Move.REFUSED, shares(seen), wanted, null, gates);
  }

  /// Only what is fixed to the new backend stays there.
  public ShiftReport parallel() throws IOException {
    if (new Groups(configuration.routes()).fixedToNext().isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: routes",
              "sends no group to the new backend at all times",
              "add one: {group: v2, path: /api/v2/**, to: next}"));
    }
    return to(List.of(), 0);
  }

  /// All to the new backend.
  public ShiftReport switchOver() throws IOException {
    return to(List.of(), ALL);
  }

  List<String> groups(Collection<String> named) {
    return new Groups(configuration.routes()).named(named);
  }

  Reading seen() throws IOException {
    traffic.initialize();
    return traffic.read();
  }

  /// Of all groups: what was unknown before is on the legacy backend.
  Map<String, Integer> wanted(Reading seen, List<String> groups, int percent) {
    Map<String, Integer> wanted = new TreeMap<>(shares(seen));
    wanted.keySet().retainAll(configuration.routes().movable());
    groups.forEach(group -> wanted.put(group, percent));
    return wanted;
  }

  static List<String> raised(Reading seen, Map<String, Integer> wanted) {
    return wanted.keySet().stream()
        .filter(group -> wanted.getOrDefault(group, 0) > seen.share(group))
        .toList();
  }

  /// Of what is to be raised; less needs no proof.
  List<Finding> gates(List<String> groups) {
    return groups.isEmpty() ? List.of() : new Gates(configuration, history.get(), clock).of(groups);
  }

  boolean isFree(List<Finding> gates) {
    return because != null || gates.stream().allMatch(gate -> gate.verdict() == Verdict.PASS);
  }

  @Nullable String because() {
    return because;
  }

  TrafficState write(Reading seen, Map<String, Integer> wanted) {
    try {
      return switch (traffic.write(seen, wanted, System.getProperty("user.name"), because)) {
        case TrafficDirectory.Change.Done done -> done.state();
        case TrafficDirectory.Change.Outdated _ ->
            throw new StoppedException(
                new Fault.GaveWay(
                    "the traffic was changed meanwhile; nothing was moved",
                    "`handover status` shows by whom"));
      };
    } catch (IOException e) {
      throw new StoppedException(
          new Fault.Refused(
              "the traffic state cannot be written: %s; it is as it was".formatted(Disk.reason(e)),
              "make room in %s, or make it writable".formatted(traffic.path())),
          e);
    }
  }

  TrafficDirectory traffic() {
    return traffic;
  }

  static Map<String, Integer> shares(Reading reading) {
    return reading instanceof Reading.Known known ? known.state().shares() : Map.of();
  }
}
