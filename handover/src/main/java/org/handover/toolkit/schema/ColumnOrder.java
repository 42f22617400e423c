package org.handover.toolkit.schema;

import java.util.List;
import java.util.Optional;

/// An INSERT without names fills columns in their order.
final class ColumnOrder {
  private ColumnOrder() {}

  static Optional<Difference> compare(Relation table, Side expected, Side live) {
    List<String> wanted = expected.columns(table);
    List<String> found = live.columns(table);
    List<String> there = wanted.stream().filter(found::contains).toList();
    // An extra column at the end changes no position.
    List<String> first = found.subList(0, Math.min(there.size(), found.size()));
    if (there.equals(first)) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            table,
            "column order",
            "",
            String.join(", ", there),
            String.join(", ", found),
            Severity.ADDITIVE,
            "see that no INSERT leaves out the names of its columns: it would fill others"));
  }
}
