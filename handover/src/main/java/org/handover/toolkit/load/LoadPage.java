package org.handover.toolkit.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.handover.toolkit.load.SideResult.Second;
import org.handover.toolkit.load.SideResult.SideFigures;
import org.handover.toolkit.page.HtmlPage;
import org.handover.toolkit.page.LineChart;
import org.handover.toolkit.page.LineChart.Line;
import org.handover.toolkit.page.LineChart.Point;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Table;

/// A report as a page with graphs.
public final class LoadPage {
  private LoadPage() {}

  /// Written into a file, whose folder is made.
  ///
  /// @param name of the migration
  /// @param at when it was measured
  public static void write(Path file, String name, LoadReport report, Instant at)
      throws IOException {
    of(name, report, at).write(file);
  }

  static HtmlPage of(String name, LoadReport report, Instant at) {
    HtmlPage page = new HtmlPage("%s: load on %s".formatted(name, report.on()));
    page.verdict(report.verdict().name().toLowerCase(Locale.ROOT), report.summary());
    add(page, Finding.table("Findings", report.findings()));
    page.heading("Latency from the intended start")
        .drawing(
            new LineChart(
                "percentiles, in milliseconds",
                "share of requests",
                List.of("50 %", "75 %", "90 %", "95 %", "99 %", "99.9 %", "all"),
                true,
                lines(report, LoadPage::percentiles)))
        .drawing(
            new LineChart(
                "95th percentile of each second, in milliseconds",
                "seconds under load",
                List.of(),
                false,
                lines(report, side -> seconds(side, Second::p95))))
        .drawing(
            new LineChart(
                "requests in each second",
                "seconds under load",
                List.of(),
                false,
                lines(report, side -> seconds(side, Second::requests))))
        .drawing(
            new LineChart(
                "errors in each second",
                "seconds under load",
                List.of(),
                false,
                lines(report, side -> seconds(side, Second::errors))));
    add(page, report.sideTable());
    add(page, report.ratioTable());
    add(page, report.endpointTable());
    return page.note(
        "Sent: %s. Measured until %s.".formatted(report.mix(), at.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static void add(HtmlPage page, Table table) {
    if (!table.rows().isEmpty()) {
      page.heading(table.title()).table(table.columns(), table.rows());
    }
  }

  private interface Points {
    List<Point> of(SideFigures side);
  }

  private static List<Line> lines(LoadReport report, Points points) {
    return report.sides().stream()
        .map(side ->
            new Line(
                side.name(), side.name().equals("legacy") ? "legacy" : "next", points.of(side)))
        .toList();
  }

  /// Evenly apart: the last percent is as wide as the first half.
  private static List<Point> percentiles(SideFigures side) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < side.percentiles().size(); i++) {
      points.add(new Point(i, side.percentiles().get(i)));
    }
    return points;
  }

  private static List<Point> seconds(SideFigures side, ToDoubleFunction<Second> value) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < side.seconds().size(); i++) {
      points.add(new Point(i, value.applyAsDouble(side.seconds().get(i))));
    }
    return points;
  }
}
