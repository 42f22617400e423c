package org.handover.toolkit.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// What the guard makes of the new backend; also what it keeps in its file for `status`.
///
/// @param pid of the guard's process
/// @param at when it looked
/// @param version of the traffic state that it looked at; -1: unknown
/// @param verdict that follows from the rest
/// @param since when the verdict became what it is
/// @param groups of which the new backend has a share
/// @param findings on everything else
/// @param rolledBack the last rollback by this guard
public record GuardReport(
    long pid,
    Instant at,
    long version,
    Verdict verdict,
    Instant since,
    List<GroupVerdict> groups,
    List<Finding> findings,
    @Nullable RolledBack rolledBack)
    implements Report {
  public GuardReport {
    groups = List.copyOf(groups);
    findings = List.copyOf(findings);
  }

  /// That the traffic was sent back.
  ///
  /// @param because the findings that failed
  public record RolledBack(Instant at, List<Finding> because) {
    public RolledBack {
      because = List.copyOf(because);
    }

    public String reason() {
      return because.stream()
          .map(finding -> finding.topic() + ": " + finding.saw())
          .collect(Collectors.joining("; "));
    }
  }

  /// Whether its guard is at work: it looks each second.
  public boolean isFresh(Instant now, Duration within) {
    return Duration.between(at, now).abs().compareTo(within) <= 0;
  }

  /// All of them.
  List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    groups.forEach(group -> all.addAll(group.findings()));
    all.addAll(findings);
    return all;
  }

  List<Finding> failed() {
    return all().stream().filter(finding -> finding.verdict() == Verdict.FAIL).toList();
  }

  @Override
  public List<Table> tables() {
    return List.of(Finding.table("guard", all()));
  }

  @Override
  public String summary() {
    if (rolledBack != null) {
      return "rolled back at %s: %s".formatted(rolledBack.at(), rolledBack.reason());
    }
    return all().stream()
        .filter(finding -> finding.verdict() == verdict)
        .map(finding -> finding.topic() + ": " + finding.saw())
        .findFirst()
        .orElse("nothing was looked at");
  }
}
