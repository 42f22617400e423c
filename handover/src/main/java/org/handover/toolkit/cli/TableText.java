package org.handover.toolkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.step.Table;
import picocli.CommandLine.Help.Ansi;

/// A table as lines: columns as wide as their widest cell, empty columns left out, the last one as
/// wide as it likes.
final class TableText {
  private static final Map<String, String> STYLES =
      Map.ofEntries(
          Map.entry("pass", "green"),
          Map.entry("compatible", "green"),
          Map.entry("applied", "green"),
          Map.entry("fail", "red"),
          Map.entry("blocked", "red"),
          Map.entry("refused", "red"),
          Map.entry("drifted", "red"),
          Map.entry("inconclusive", "yellow"),
          Map.entry("additive", "yellow"),
          Map.entry("pending", "yellow"));

  private final Table table;
  private final Ansi ansi;
  private final List<Integer> shown = new ArrayList<>();

  TableText(Table table, Ansi ansi) {
    this.table = table;
    this.ansi = ansi;
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      if (table.rows().stream().anyMatch(row -> !row.get(column).isEmpty())) {
        shown.add(i);
      }
    }
  }

  String text() {
    StringBuilder text = new StringBuilder(bold(table.title())).append('\n');
    text.append(line(table.columns(), true));
    table.rows().forEach(row -> text.append(line(row, false)));
    return text.toString();
  }

  private String line(List<String> cells, boolean heading) {
    StringBuilder line = new StringBuilder("  ");
    for (int column : shown) {
      String cell = cells.get(column).replace('\n', ' ');
      boolean last = column == shown.getLast();
      String padding = last ? "" : " ".repeat(width(column) - length(cell) + 2);
      line.append(heading ? faint(cell) : styled(cell)).append(padding);
    }
    return line.toString().stripTrailing() + "\n";
  }

  private int width(int column) {
    int widest = length(table.columns().get(column));
    for (List<String> row : table.rows()) {
      widest = Math.max(widest, length(row.get(column).replace('\n', ' ')));
    }
    return widest;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private String bold(String text) {
    return ansi.enabled() ? "\033[1m" + text + "\033[0m" : text;
  }

  private String faint(String text) {
    return ansi.enabled() ? "\033[2m" + text + "\033[0m" : text;
  }

  private String styled(String cell) {
    String style = STYLES.get(cell);
    return style == null ? cell : ansi.string("@|%s %s|@".formatted(style, cell));
  }
}
