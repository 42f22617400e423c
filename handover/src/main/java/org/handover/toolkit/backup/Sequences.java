package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// Where sequences are. They move even while a snapshot stands still: reading them before the copy
/// is made may find the copy further on, and never behind.
final class Sequences {
  private static final int AT_ONCE = 100;

  private Sequences() {}

  /// @param next what it would give, were it asked
  /// @param by its step: below zero it runs downwards
  /// @param settings all others, in one line
  record Position(Relation sequence, long next, long by, String settings) {
    /// Where the copy is wrong; empty: nowhere.
    String differenceOf(Position copy) {
      if (!copy.settings().equals(settings) || copy.by() != by) {
        return "the sequence %s is %s, the copy %s".formatted(sequence, settings, copy.settings());
      }
      boolean lags = by > 0 ? copy.next() < next : copy.next() > next;
      // One that begins anew at its end may have done so in between.
      return lags && !settings.endsWith("CYCLE")
          ? "the sequence %s lags in the copy".formatted(sequence)
          : "";
    }
  }

  /// One without the position, which only the sequence itself tells.
  private record Known(Relation sequence, long by, String settings) {}

  static List<Position> read(Session session, List<String> schemas) throws SQLException {
    List<Known> known =
        session.query(
            """
            SELECT schemaname, sequencename, increment_by,
                   concat_ws(' ', data_type, 'START', start_value, 'MINVALUE', min_value, 'MAXVALUE', max_value,
                             'INCREMENT', increment_by, 'CACHE', cache_size, CASE WHEN cycle THEN 'CYCLE' END)
            FROM pg_sequences WHERE schemaname = ANY (?) ORDER BY 1, 2
            """,
            row ->
                new Known(
                    new Relation(row.getString(1), row.getString(2)),
                    row.getLong(3),
                    row.getString(4)),
            schemas);
    List<Position> positions = new ArrayList<>();
    for (int from = 0; from < known.size(); from += AT_ONCE) {
      List<Known> some = known.subList(from, Math.min(known.size(), from + AT_ONCE));
      positions.addAll(
          session.query(
              union(some),
              row -> {
                Known one = some.get(row.getInt(1));
                long next = row.getLong(2) + (row.getBoolean(3) ? one.by() : 0);
                return new Position(one.sequence(), next, one.by(), one.settings());
              }));
    }
    return positions;
  }

  private static String union(List<Known> sequences) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      parts.add(
          "SELECT %d, last_value, is_called FROM %s"
              .formatted(i, sequences.get(i).sequence().quoted()));
    }
    return String.join(" UNION ALL ", parts);
  }
}
