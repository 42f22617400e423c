package org.handover.toolkit.page;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/// Lines over a common axis, as SVG. Readers who do not see it have its title; the figures stand in
/// tables beside it.
///
/// @param title what is drawn, with the unit
/// @param across the unit of x
/// @param names of the x 0, 1, 2 and so on; none: x is a number
/// @param logarithmic whether y grows by powers of ten
public record LineChart(
    String title, String across, List<String> names, boolean logarithmic, List<Line> lines) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 260;
  private static final int LEFT = 70;
  private static final int BOTTOM = 40;
  private static final int TOP = 24;
  private static final int TICKS = 4;

  public LineChart {
    names = List.copyOf(names);
    lines = List.copyOf(lines);
  }

  /// What is drawn of one thing.
  ///
  /// @param style `legacy` or `next`
  public record Line(String name, String style, List<Point> points) {
    public Line {
      points = List.copyOf(points);
      if (!style.matches("[a-z]{1,10}")) {
        throw new IllegalArgumentException(style);
      }
    }
  }

  public record Point(double x, double y) {}

  String svg() {
    double widest = largest(true);
    double highest = largest(false);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"%s\"><title>%s</title>%n"
            .formatted(WIDTH, HEIGHT, HtmlPage.escaped(title), HtmlPage.escaped(title)));
    svg.append("<text x=\"%d\" y=\"14\">%s</text>%n".formatted(LEFT, HtmlPage.escaped(title)));
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = tick / (double) TICKS;
      double y = HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"currentColor\" opacity=\".2\"/>%n",
              LEFT,
              WIDTH,
              y,
              y));
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
              LEFT - 6,
              y + 4,
              label(value(share, highest))));
      if (names.isEmpty()) {
        svg.append(below(share, label(share * widest)));
      }
    }
    for (int i = 0; i < names.size(); i++) {
      svg.append(below(i / widest, names.get(i)));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
            .formatted(WIDTH, HEIGHT - 4, HtmlPage.escaped(across)));
    int at = 0;
    for (Line line : lines) {
      svg.append(line(line, widest, highest));
      svg.append(
          "<text x=\"%d\" y=\"14\" text-anchor=\"end\" style=\"fill: var(--%s)\">%s</text>%n"
              .formatted(WIDTH - at * 110, line.style(), HtmlPage.escaped("— " + line.name())));
      at++;
    }
    return svg.append("</svg>").toString();
  }

  /// A label of the x axis, at a share of its length.
  private static String below(double share, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
        LEFT + share * (WIDTH - LEFT - 30),
        HEIGHT - 18,
        HtmlPage.escaped(text));
  }

  private String line(Line line, double widest, double highest) {
    String points =
        line.points().stream()
            .map(p ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    LEFT + p.x() / widest * (WIDTH - LEFT - 30),
                    y(p.y(), highest)))
            .collect(joining(" "));
    return "<polyline fill=\"none\" stroke-width=\"2\" style=\"stroke: var(--%s)\" points=\"%s\"/>%n"
        .formatted(line.style(), points);
  }

  private double y(double value, double highest) {
    double share =
        logarithmic
            ? Math.log10(Math.max(1, value / lowest(highest)))
                / Math.log10(highest / lowest(highest))
            : value / highest;
    return HEIGHT - BOTTOM - Math.clamp(share, 0, 1) * (HEIGHT - BOTTOM - TOP);
  }

  /// What stands at a share of the axis.
  private double value(double share, double highest) {
    return logarithmic
        ? lowest(highest) * Math.pow(highest / lowest(highest), share)
        : share * highest;
  }

  /// Where a logarithmic axis begins: four powers of ten are enough.
  private static double lowest(double highest) {
    return highest / 10_000;
  }

  private double largest(boolean ofX) {
    double largest =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(p -> ofX ? p.x() : p.y())
            .max()
            .orElse(1);
    // An axis of nothing but zeros goes to 1.
    return largest > 0 ? largest : 1;
  }

  private static String label(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.1f" : "%.3f", value);
  }
}
