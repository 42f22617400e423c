package org.handover.toolkit.ledger;

/// An object of the database, by the names under which the catalog has it.
///
/// @param kind as `objects.sql` calls it
/// @param name of the table, or of the object where it belongs to none
/// @param part the column, constraint, trigger; empty for the object itself
public record DbObject(String kind, String schema, String name, String part) {
  /// Stands for the rows of a table.
  public static DbObject rows(String schema, String table) {
    return new DbObject("rows", schema, table, "");
  }

  @Override
  public String toString() {
    String place = schema.isEmpty() || kind.equals("schema") ? name : schema + "." + name;
    return kind + " " + place + (part.isEmpty() ? "" : "." + part);
  }
}
