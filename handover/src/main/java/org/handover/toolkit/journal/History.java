package org.handover.toolkit.journal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// The journal, to be read.
///
/// @param entries those before a line that was tampered with
public record History(List<Entry> entries, Inspection inspection) implements Report {
  public History {
    entries = List.copyOf(entries);
  }

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  @Override
  public Verdict verdict() {
    return inspection.verdict();
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "journal",
            List.of("no.", "at", "step", "event", "by", "on"),
            entries.stream()
                .map(e ->
                    List.of(
                        Long.toString(e.number()),
                        WHEN.format(e.at()),
                        e.step(),
                        e.event().toString(),
                        e.by(),
                        e.on()))
                .toList()));
  }

  @Override
  public String summary() {
    return inspection.verdict() == Verdict.PASS
        ? entries.size() + " lines; --json shows their evidence"
        : inspection.summary();
  }
}
