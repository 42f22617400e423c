package org.handover.toolkit.shift;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.guard.GroupVerdict;
import org.handover.toolkit.guard.GuardFile;
import org.handover.toolkit.guard.GuardReport;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.handover.toolkit.traffic.TrafficState;
import org.jspecify.annotations.Nullable;

/// Where the traffic is, and what the guard says of it.
///
/// @param unknown why the state cannot be told; null: it can
/// @param state the present one; null: unknown
/// @param groups all of them
/// @param guard its last report; null: there is none
/// @param guarded whether that guard is at work
/// @param recent states, newest first
public record TrafficStatus(
    Verdict verdict,
    @Nullable String unknown,
    @Nullable TrafficState state,
    List<Group> groups,
    @Nullable GuardReport guard,
    boolean guarded,
    List<TrafficState> recent)
    implements Report {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int SHOWN = 5;

  public TrafficStatus {
    groups = List.copyOf(groups);
    recent = List.copyOf(recent);
  }

  /// A group of routes.
  ///
  /// @param share of the new backend, in percent
  /// @param movable whether `shift` can change it
  /// @param verdict the guard's; null: it has none
  public record Group(String name, int share, boolean movable, @Nullable Verdict verdict) {}

  public static TrafficStatus of(Configuration configuration, Clock clock) throws IOException {
    TrafficDirectory traffic = new TrafficDirectory(configuration.traffic().directory(), clock);
    Reading reading = traffic.read();
    Optional<GuardReport> guard = new GuardFile(traffic.path()).read();
    boolean guarded = guard.filter(g -> g.isFresh(clock.instant(), FRESH)).isPresent();
    List<GroupVerdict> verdicts =
        guarded ? guard.map(GuardReport::groups).orElse(List.of()) : List.of();
    TrafficState state = reading instanceof Reading.Known known ? known.state() : null;
    return new TrafficStatus(
        verdict(state, guard.orElse(null), guarded),
        reading instanceof Reading.Unknown unknown ? unknown.why() : null,
        state,
        groups(configuration, reading, verdicts),
        guard.orElse(null),
        guarded,
        traffic.recent().stream().limit(SHOWN).toList());
  }

  private static Verdict verdict(
      @Nullable TrafficState state, @Nullable GuardReport guard, boolean guarded) {
    if (state == null) {
      return Verdict.FAIL;
    }
    if (!state.anyOnNext()) {
      return Verdict.PASS;
    }
    return guard == null || !guarded || guard.version() != state.version()
        ? Verdict.INCONCLUSIVE
        : guard.verdict();
  }

  private static List<Group> groups(
      Configuration configuration, Reading reading, List<GroupVerdict> verdicts) {
    Groups all = new Groups(configuration.routes());
    List<Group> groups = new ArrayList<>();
    for (String name : configuration.routes().groups()) {
      boolean movable = configuration.routes().movable().contains(name);
      int fixed = all.fixedToNext().contains(name) ? 100 : 0;
      Verdict verdict =
          verdicts.stream()
              .filter(v -> v.group().equals(name))
              .map(GroupVerdict::verdict)
              .max(Comparator.naturalOrder())
              .orElse(null);
      groups.add(new Group(name, movable ? reading.share(name) : fixed, movable, verdict));
    }
    return groups;
  }

  @Override
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "traffic",
            List.of("group", "on next", "on legacy", "verdict", ""),
            groups.stream()
                .map(group ->
                    List.of(
                        group.name(),
                        group.share() + " %",
                        (100 - group.share()) + " %",
                        group.verdict() == null ? "" : lower(group.verdict()),
                        group.movable() ? "" : "fixed"))
                .toList()));
    if (guarded && guard != null) {
      tables.addAll(guard.tables());
    }
    tables.add(
        new Table(
            "changes",
            List.of("version", "since", "by", "because"),
            recent.stream()
                .map(change ->
                    List.of(
                        Long.toString(change.version()),
                        change.since().toString(),
                        change.by(),
                        change.because() == null ? "" : change.because()))
                .toList()));
    return tables;
  }

  private static String lower(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String summary() {
    if (state == null) {
      return unknown
          + "; the embedded gateway sends all to the legacy backend, nginx what it finds a bucket's"
          + " file for to the new one: `handover rollback` writes it anew";
    }
    String traffic =
        "version %d since %s by %s".formatted(state.version(), state.since(), state.by());
    if (guarded && guard != null) {
      return "%s; the guard says %s since %s"
          .formatted(traffic, lower(guard.verdict()), guard.since());
    }
    Instant last = guard == null ? null : guard.at();
    return "%s; no guard is at work%s: `handover watch`"
        .formatted(traffic, last == null ? "" : " since " + last);
  }
}
