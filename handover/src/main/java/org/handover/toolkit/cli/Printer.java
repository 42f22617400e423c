package org.handover.toolkit.cli;

import java.util.Locale;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import picocli.CommandLine.Help.Ansi;

/// Puts a report on the terminal.
final class Printer {
  private final Surroundings surroundings;
  private final Ansi ansi;

  Printer(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.ansi = surroundings.colour() ? Ansi.ON : Ansi.OFF;
  }

  /// The shape of `--json`.
  record Shown(String verdict, String summary, Report report) {}

  static void json(Surroundings surroundings, Report report) {
    Shown shown =
        new Shown(report.verdict().name().toLowerCase(Locale.ROOT), report.summary(), report);
    surroundings.out().println(Json.pretty(shown));
  }

  void print(Report report) {
    for (Table table : report.tables()) {
      if (!table.rows().isEmpty()) {
        surroundings.out().println(new TableText(table, ansi).text());
      }
    }
    surroundings.out().println(coloured(report.verdict()) + "  " + report.summary());
  }

  private String coloured(Verdict verdict) {
    String style =
        switch (verdict) {
          case PASS -> "green";
          case FAIL -> "red";
          case INCONCLUSIVE -> "yellow";
        };
    String word = verdict.name().toLowerCase(Locale.ROOT);
    return ansi.string("@|bold,%s %s|@".formatted(style, word));
  }
}
