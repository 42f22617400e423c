package org.handover.toolkit.journal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// The journal, to be read.
public record History(List<Entry> entries) implements Report {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  @Override
  public Verdict verdict() {
    return Verdict.PASS;
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
    return entries.size() + " lines; --json shows their evidence";
  }
}
