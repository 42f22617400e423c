package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// What an undo saves of one table.
///
/// @param key the columns by which a row is found again; empty: the table has none, and is saved
///   whole
/// @param columns that are saved besides the key: those that go; all, with the table itself or
///   without a key
/// @param gone those that go
/// @param whole whether the table goes
/// @param copy the table that holds the values
record SavedTable(
    Relation table,
    List<String> key,
    List<String> columns,
    List<String> gone,
    boolean whole,
    Relation copy) {
  SavedTable {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    gone = List.copyOf(gone);
  }

  /// What the copy has.
  List<String> held() {
    return java.util.stream.Stream.concat(key.stream(), columns.stream()).distinct().toList();
  }

  /// By which a row is known again: the key, or all that stays.
  List<String> staying() {
    return held().stream().filter(column -> !gone.contains(column)).toList();
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

  /// Columns of the copy, `s`: what was saved as text is again of the column's type.
  String typed(Session session, List<String> names) throws SQLException {
    Map<String, String> types = new HashMap<>();
    session.query(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped",
        row -> types.put(row.getString(1), row.getString(2)),
        table.quoted());
    return names.stream()
        .map(column -> "s." + Relation.quote(column) + "::" + types.get(column))
        .collect(Collectors.joining(", "));
  }

  /// As one value: not every type can be compared.
  ///
  /// @param prefix `t.` or nothing
  static String asText(String prefix, List<String> names) {
    return names.stream()
        .map(name -> prefix + Relation.quote(name) + "::text")
        .collect(Collectors.joining(", ", "ROW(", ")"));
  }
}
