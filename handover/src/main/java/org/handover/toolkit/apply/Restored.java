package org.handover.toolkit.apply;

import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// What was put back of what an undo had saved.
///
/// @param source where it was
public record Restored(String source, List<Line> lines) implements Report {
  /// A table.
  ///
  /// @param rows that were written
  /// @param note why others were not; empty: all are there
  public record Line(String table, long rows, String note) {}

  public Restored {
    lines = List.copyOf(lines);
  }

  @Override
  public Verdict verdict() {
    return lines.stream().allMatch(line -> line.note().isEmpty())
        ? Verdict.PASS
        : Verdict.INCONCLUSIVE;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "put back",
            List.of("table", "rows", "note"),
            lines.stream().map(l -> List.of(l.table(), "" + l.rows(), l.note())).toList()));
  }

  @Override
  public String summary() {
    return "%d rows of %d tables have what they held; it came from %s"
        .formatted(lines.stream().mapToLong(Line::rows).sum(), lines.size(), source);
  }
}
