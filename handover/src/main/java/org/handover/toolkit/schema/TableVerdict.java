package org.handover.toolkit.schema;

import java.util.List;
import java.util.Locale;

/// A line of the compatibility table.
public record TableVerdict(Relation table, Standing standing, List<Difference> differences) {
  /// How a table stands.
  public enum Standing {
    COMPATIBLE,
    ADDITIVE,
    BLOCKED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static TableVerdict of(Relation table, List<Difference> differences) {
    Standing standing =
        differences.isEmpty()
            ? Standing.COMPATIBLE
            : differences.stream().anyMatch(d -> d.weight() == Severity.BLOCKS)
                ? Standing.BLOCKED
                : Standing.ADDITIVE;
    return new TableVerdict(table, standing, List.copyOf(differences));
  }
}
