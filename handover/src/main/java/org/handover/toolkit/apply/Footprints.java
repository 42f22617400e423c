package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.DbObject;
import org.handover.toolkit.ledger.Footprint;
import org.handover.toolkit.ledger.ObjectList;
import org.handover.toolkit.schema.Relation;

/// Watches what statements do to the catalog and to rows, one after the other.
final class Footprints {
  private final Session session;
  private final String saved;
  private final List<Footprint> seen = new ArrayList<>();
  private ObjectList known;
  private Map<Relation, Long> written;

  Footprints(Session session, String saved) throws SQLException {
    this.session = session;
    this.saved = saved;
    this.known = ObjectList.read(session, List.of(saved));
    this.written = written();
  }

  ObjectList known() {
    return known;
  }

  /// Of all statements so far.
  List<Footprint> seen() {
    return List.copyOf(seen);
  }

  /// Before a statement: rows of other transactions are not its own.
  void begin() throws SQLException {
    written = written();
  }

  /// Of the statement that has just run: in its transaction, which is still open, or after it.
  Footprint end() throws SQLException {
    ObjectList touched = ObjectList.ofTransaction(session, List.of(saved));
    Footprint footprint = known.touchedBy(touched);
    if (footprint.equals(Footprint.NONE)) {
      ObjectList now = ObjectList.read(session, List.of(saved));
      footprint = known.until(now);
      known = now;
    } else {
      known = known.with(touched);
    }
    Footprint all = withRows(footprint);
    seen.add(all);
    return all;
  }

  private Footprint withRows(Footprint footprint) throws SQLException {
    Set<DbObject> altered = new HashSet<>(footprint.altered());
    written()
        .forEach((table, count) -> {
          if (count > written.getOrDefault(table, 0L)) {
            altered.add(DbObject.rows(table.schema(), table.name()));
          }
        });
    return new Footprint(footprint.created(), altered, footprint.removed());
  }

  /// A backfill's table, whose rows are written in many transactions.
  Footprint ofRows(String table) throws SQLException {
    Set<DbObject> rows = new HashSet<>();
    session.query(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass(?)",
        row -> rows.add(DbObject.rows(row.getString(1), row.getString(2))),
        table);
    Footprint footprint = new Footprint(Set.of(), rows, Set.of());
    seen.add(footprint);
    return footprint;
  }

  private Map<Relation, Long> written() throws SQLException {
    Map<Relation, Long> counts = new HashMap<>();
    session.query(
        """
        SELECT schemaname, relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
        WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND schemaname <> 'handover'
        """,
        row -> counts.put(new Relation(row.getString(1), row.getString(2)), row.getLong(3)));
    return counts;
  }
}
