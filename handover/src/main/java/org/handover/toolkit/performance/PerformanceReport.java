package org.handover.toolkit.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.FindingsReport;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// How well the database does its work, and what to do about it.
///
/// @param before the earlier snapshot that this is compared with; null: there is none
public record PerformanceReport(
    Statistics snapshot, @Nullable Statistics before, List<Finding> findings)
    implements FindingsReport {
  private static final int SHOWN = 10;

  public PerformanceReport {
    findings = List.copyOf(findings);
  }

  @Override
  public List<Table> tables() {
    List<List<String>> lines = new ArrayList<>();
    Statistics recent = before == null ? snapshot : snapshot.since(before);
    recent.statements().stream()
        .sorted(Comparator.comparingDouble(StatementUse::millis).reversed())
        .limit(SHOWN)
        .forEach(s ->
            lines.add(
                List.of(
                    String.format(Locale.ROOT, "%.1f", s.millis() / 1_000),
                    String.valueOf(s.calls()),
                    String.format(Locale.ROOT, "%.2f", s.mean()),
                    meanBefore(s.id()),
                    s.text())));
    return List.of(
        Finding.table("performance", findings),
        new Table(
            "statements that took the most time",
            List.of("seconds", "calls", "ms a call", "before", "statement"),
            lines));
  }

  private String meanBefore(String id) {
    return before == null
        ? ""
        : before.statements().stream()
            .filter(s -> s.id().equals(id))
            .map(s -> String.format(Locale.ROOT, "%.2f", s.mean()))
            .findFirst()
            .orElse("");
  }

  @Override
  public String summary() {
    long notes =
        findings.stream().filter(f -> f.verdict() == Verdict.PASS && !f.remedy().isEmpty()).count();
    return "%d findings fail, %d are to be known%s"
        .formatted(
            findings.stream().filter(f -> f.verdict() == Verdict.FAIL).count(),
            notes,
            before == null ? "" : "; compared with " + before.at());
  }

  @Override
  public Object evidence() {
    return Map.of("summary", summary(), "snapshot", snapshot, "findings", findings);
  }
}
