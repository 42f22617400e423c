package org.handover.toolkit.checklist;

import java.util.List;

/// What has to be so, and what shows it.
///
/// @param demands all of them; empty: only a person can know
/// @param run the project's own program that shows it; empty: none does
record Item(Phase section, String name, List<Demand> demands, List<String> run) {
  Item {
    demands = List.copyOf(demands);
    run = List.copyOf(run);
  }

  static Item of(Phase section, String name, Demand... demands) {
    return new Item(section, name, List.of(demands), List.of());
  }

  /// Whether a person signs it.
  boolean isSigned() {
    return demands.size() == 1 && demands.getFirst().step().equals(Items.SIGN);
  }
}
