package org.handover.toolkit.apply;

import java.sql.SQLException;
import org.handover.toolkit.schema.Relation;

/// How the values that were saved of a table find their rows.
interface ValueUpdate {
  /// The table by whose pages the work is divided.
  Relation walked();

  /// Of the rows in some of its pages.
  ///
  /// @return how many rows were changed
  int put(long fromPage, long toPage) throws SQLException;

  /// What could not be put back; empty: nothing.
  String note() throws SQLException;
}
