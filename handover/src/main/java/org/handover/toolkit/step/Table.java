package org.handover.toolkit.step;

import java.util.List;

/// Rows to be read by people; `--json` shows the record that they were made from instead.
public record Table(String title, List<String> columns, List<List<String>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
