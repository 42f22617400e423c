package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// Finds rows by their key.
record KeyedValues(Session session, SavedTable table, List<String> columns) implements ValueUpdate {
  @Override
  public Relation walked() {
    return table.copy();
  }

  @Override
  public int put(long fromPage, long toPage) throws SQLException {
    return session.update(
        """
        UPDATE %s t SET (%s) = ROW(%s) FROM %s s
        WHERE s.ctid >= '(%d,0)' AND s.ctid < '(%d,0)' AND (%s) = (%s) AND %s IS DISTINCT FROM %s
        """
            .formatted(
                table.table().quoted(),
                SavedTable.list(columns),
                table.typed(session, columns),
                table.copy().quoted(),
                fromPage,
                toPage,
                SavedTable.list("t.", table.key()),
                table.typed(session, table.key()),
                SavedTable.asText("t.", columns),
                SavedTable.asText("s.", columns)));
  }

  @Override
  public String note() {
    return "";
  }
}
