package org.handover.toolkit.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.toolkit.load.SideResult.SideFigures;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.FindingsReport;
import org.handover.toolkit.step.Table;
import org.jspecify.annotations.Nullable;

/// What load showed.
///
/// @param on `both`, `legacy`, `next` or the address of a server
/// @param mix what was sent
/// @param rate requests a second that were to arrive
/// @param sides in the order legacy, next
/// @param p50 new to legacy; null: there is one side only, or nothing to compare
/// @param p95 likewise
/// @param nextErrorRate of the new backend, or of the only one
/// @param nextErrorRateAtMost the upper end of its interval
/// @param findings what the verdict rests on
public record LoadReport(
    String on,
    String mix,
    double rate,
    List<SideFigures> sides,
    @Nullable RatioInterval p50,
    @Nullable RatioInterval p95,
    double nextErrorRate,
    double nextErrorRateAtMost,
    List<Finding> findings)
    implements FindingsReport {
  private static final List<String> COLUMNS =
      List.of(
          "backend",
          "requests",
          "a second",
          "errors",
          "other status",
          "p50 ms",
          "p75",
          "p90",
          "p95",
          "p99",
          "p99.9",
          "longest",
          "sent late by (p99)");
  private static final int ENDPOINTS = 15;

  public LoadReport {
    sides = List.copyOf(sides);
    findings = List.copyOf(findings);
  }

  @Override
  public List<Table> tables() {
    return List.of(sideTable(), ratioTable(), endpointTable(), Finding.table("findings", findings));
  }

  Table sideTable() {
    return new Table(
        "latency from the intended start", COLUMNS, sides.stream().map(LoadReport::line).toList());
  }

  private static List<String> line(SideFigures side) {
    List<String> cells = new ArrayList<>();
    cells.add(side.name());
    cells.add(String.valueOf(side.requests()));
    cells.add(String.format(Locale.ROOT, "%.1f", side.perSecond()));
    cells.add(String.valueOf(side.errors()));
    cells.add(String.valueOf(side.odd()));
    side.percentiles().forEach(p -> cells.add(String.format(Locale.ROOT, "%.1f", p)));
    cells.add(String.format(Locale.ROOT, "%.1f ms", side.lateness99()));
    return cells;
  }

  Table ratioTable() {
    List<List<String>> lines = new ArrayList<>();
    RatioInterval median = p50;
    RatioInterval tail = p95;
    if (median != null) {
      lines.add(line("p50", median));
    }
    if (tail != null) {
      lines.add(line("p95", tail));
    }
    return new Table("new to legacy", List.of("percentile", "ratio", "at least", "at most"), lines);
  }

  private static List<String> line(String name, RatioInterval ratio) {
    return List.of(
        name,
        String.format(Locale.ROOT, "%.2f", ratio.measured()),
        String.format(Locale.ROOT, "%.2f", ratio.atLeast()),
        String.format(Locale.ROOT, "%.2f", ratio.atMost()));
  }

  Table endpointTable() {
    return new Table(
        "endpoints",
        List.of("endpoint", "backend", "requests", "errors", "other status", "p50 ms", "p95 ms"),
        sides.stream()
            .flatMap(side ->
                side.endpoints().stream()
                    .limit(ENDPOINTS)
                    .map(e ->
                        List.of(
                            e.endpoint(),
                            side.name(),
                            String.valueOf(e.requests()),
                            String.valueOf(e.errors()),
                            String.valueOf(e.odd()),
                            String.format(Locale.ROOT, "%.1f", e.p50()),
                            String.format(Locale.ROOT, "%.1f", e.p95()))))
            .sorted((a, b) -> a.getFirst().compareTo(b.getFirst()))
            .toList());
  }

  @Override
  public String summary() {
    String compared =
        p95 == null
            ? ""
            : String.format(
                Locale.ROOT,
                "; p95 of the new backend is %.2f times the legacy one's (%.2f to %.2f)",
                p95.measured(),
                p95.atLeast(),
                p95.atMost());
    return String.format(
            Locale.ROOT,
            "%d requests at %.1f a second, %.2f %% errors",
            sides.stream().mapToLong(SideFigures::requests).sum(),
            rate,
            nextErrorRate * 100)
        + compared;
  }

  /// The journal keeps what the verdict rests on.
  @Override
  public Object evidence() {
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("on", on);
    kept.put("mix", mix);
    kept.put("rate", rate);
    kept.put("summary", summary());
    kept.put("requests", sides.stream().map(SideFigures::requests).toList());
    kept.put("percentiles", sides.stream().map(SideFigures::percentiles).toList());
    kept.put("p50", p50);
    kept.put("p95", p95);
    kept.put("nextErrorRate", nextErrorRate);
    kept.put("nextErrorRateAtMost", nextErrorRateAtMost);
    kept.put("findings", findings);
    return kept;
  }
}
