package org.handover.toolkit.apply;

import java.util.List;
import java.util.stream.Collectors;
import org.handover.toolkit.schema.Relation;

/// What an undo saves of one table.
///
/// @param key the columns by which a row is found again; empty: the table has none, and is saved
///   whole
/// @param columns those that go; with the table itself, all
/// @param whole whether the table goes
/// @param copy the table that holds the values
record SavedTable(
    Relation table, List<String> key, List<String> columns, boolean whole, Relation copy) {
  SavedTable {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /// What the copy has.
  List<String> held() {
    return java.util.stream.Stream.concat(key.stream(), columns.stream()).distinct().toList();
  }

  Relation notes() {
    return new Relation(copy.schema(), copy.name() + " notes");
  }

  static String list(List<String> names) {
    return list("", names);
  }

  /// @param prefix `t.` or nothing
  static String list(String prefix, List<String> names) {
    return names.stream()
        .map(name -> prefix + Relation.quote(name))
        .collect(Collectors.joining(", "));
  }
}
