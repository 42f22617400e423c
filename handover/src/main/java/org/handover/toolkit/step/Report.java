package org.handover.toolkit.step;

import java.util.List;

/// What a step hands over, a record: shown as tables or as JSON, and kept in the journal.
public interface Report {
  Verdict verdict();

  List<Table> tables();

  /// One line: what it comes to.
  String summary();

  /// What the journal keeps: as a rule the whole record.
  default Object evidence() {
    return this;
  }
}
