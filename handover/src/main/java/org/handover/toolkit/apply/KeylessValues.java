package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// Finds rows of a table without a key by all of their other values. Rows that are alike in those
/// get their values back only if all of them held the same, and none has come since.
final class KeylessValues implements ValueUpdate {
  private static final String FOUND = "pg_temp.handover_found";

  private final Session session;
  private final SavedTable table;
  private final List<String> columns;

  private KeylessValues(Session session, SavedTable table, List<String> columns) {
    this.session = session;
    this.table = table;
    this.columns = columns;
  }

  /// "its" keeps these columns apart from the table's own. Notes which of the saved rows are there,
  /// and what they held.
  static KeylessValues prepare(Session session, SavedTable table, List<String> columns)
      throws SQLException {
    session.execute("DROP TABLE IF EXISTS " + FOUND);
    session.execute(
        """
        CREATE TEMP TABLE handover_found AS
        SELECT s."its staying", s."its saved", l."its live", s.sole AND l."its live" <= s."its saved" AS "its clear", c.*
        FROM (SELECT %1$s::text AS "its staying", count(*) AS "its saved", (array_agg(ctid))[1] AS one,
                     min(%2$s::text) = max(%2$s::text) AS sole
              FROM %3$s GROUP BY 1) s
        JOIN %3$s c ON c.ctid = s.one
        LEFT JOIN (SELECT %1$s::text AS "its staying", count(*) AS "its live" FROM %4$s GROUP BY 1) l
          ON l."its staying" = s."its staying"
        """
            .formatted(
                SavedTable.asText("", table.staying()),
                SavedTable.asText("", columns),
                table.copy().quoted(),
                table.table().quoted()));
    session.execute("CREATE INDEX ON %s USING hash (\"its staying\")".formatted(FOUND));
    session.execute("ANALYZE " + FOUND);
    return new KeylessValues(session, table, columns);
  }

  @Override
  public Relation walked() {
    return table.table();
  }

  @Override
  public int put(long fromPage, long toPage) throws SQLException {
    return session.update(
        """
        UPDATE %s t SET (%s) = ROW(%s) FROM %s s
        WHERE t.ctid >= '(%d,0)' AND t.ctid < '(%d,0)' AND s."its clear" AND %s::text = s."its staying"
          AND %s IS DISTINCT FROM %s
        """
            .formatted(
                table.table().quoted(),
                SavedTable.list(columns),
                table.typed(session, columns),
                FOUND,
                fromPage,
                toPage,
                SavedTable.asText("t.", table.staying()),
                SavedTable.asText("t.", columns),
                SavedTable.asText("s.", columns)));
  }

  @Override
  public String note() throws SQLException {
    long gone =
        session.number(
            "SELECT coalesce(sum(greatest(\"its saved\" - coalesce(\"its live\", 0), 0)), 0) FROM "
                + FOUND);
    long alike =
        session.number(
            "SELECT coalesce(sum(\"its live\"), 0) FROM %s WHERE NOT \"its clear\""
                .formatted(FOUND));
    return (gone == 0 ? "" : "%d saved rows are gone or changed since".formatted(gone))
        + (gone == 0 || alike == 0 ? "" : "; ")
        + (alike == 0
            ? ""
            : "%d rows are alike in all but what was saved, and which had what cannot be told: copy it back by hand"
                .formatted(alike));
  }
}
