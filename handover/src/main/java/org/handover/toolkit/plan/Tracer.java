package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.Change;

/// Runs changes on a scratch database, one after the other, and watches the server's own books: the
/// locks that it took, the files that it replaced, the tables that it read.
final class Tracer {
  private static final String ONLY_OUTSIDE = "25001";

  private final Session session;
  private Catalog before;

  Tracer(Session session) throws SQLException {
    this.session = session;
    this.before = catalog();
  }

  /// Each table with its number in the catalog, its file and how often it was read.
  private record Book(
      Map<Long, Relation> tables, Map<Relation, Long> files, Map<Relation, Long> scans) {}

  /// A lock on a table or an index, as the server lists it.
  private record Held(long number, String mode) {}

  Trace trace(Change change) throws SQLException {
    Book opened = book();
    Map<Relation, LockMode> locks = new HashMap<>();
    Set<Relation> scanned = new HashSet<>();
    boolean outside = false;
    try {
      session.inTransaction(() -> {
        session.execute(change.between("NULL", "NULL"));
        GlobalEffects.refuse(session);
        locks.putAll(locks(opened));
        scanned.addAll(scanned(opened));
      });
    } catch (SQLException e) {
      if (e instanceof GlobalEffects.FoundException) {
        return Trace.failed(change, SqlFailure.message(e));
      }
      if (!SqlFailure.state(e).equals(ONLY_OUTSIDE)) {
        return Trace.failed(change, StatementFailure.words(e));
      }
      outside = true;
    }
    return outside ? outside(change, opened) : seen(change, opened, locks, scanned, false);
  }

  private Trace outside(Change change, Book opened) throws SQLException {
    try {
      session.execute(change.sql());
    } catch (SQLException e) {
      return Trace.failed(change, StatementFailure.words(e));
    }
    Trace trace = seen(change, opened, Map.of(), Set.of(), true);
    Map<Relation, LockMode> locks = new HashMap<>();
    trace.added().forEach(fact -> locks.put(fact.table(), LockMode.SHARE_UPDATE_EXCLUSIVE));
    trace.removed().forEach(fact -> locks.put(fact.table(), LockMode.SHARE_UPDATE_EXCLUSIVE));
    trace.rewritten().forEach(table -> locks.put(table, LockMode.ACCESS_EXCLUSIVE));
    return new Trace(
        change, locks, trace.rewritten(), Set.of(), true, trace.added(), trace.removed(), "");
  }

  private Trace seen(
      Change change,
      Book opened,
      Map<Relation, LockMode> locks,
      Set<Relation> scanned,
      boolean outside)
      throws SQLException {
    Map<Relation, Long> files = book().files();
    Set<Relation> rewritten =
        opened.files().keySet().stream()
            .filter(table -> files.containsKey(table))
            .filter(table -> !files.getOrDefault(table, 0L).equals(opened.files().get(table)))
            .collect(Collectors.toSet());
    Catalog after = catalog();
    Trace trace =
        new Trace(
            change,
            locks,
            rewritten,
            scanned,
            outside,
            after.minus(before),
            before.minus(after),
            "");
    before = after;
    return trace;
  }

  private Catalog catalog() throws SQLException {
    return Catalog.read(session, Catalog.schemas(session));
  }

  private Book book() throws SQLException {
    Map<Long, Relation> tables = new HashMap<>();
    Map<Relation, Long> files = new HashMap<>();
    Map<Relation, Long> scans = new HashMap<>();
    session.query(
        """
        SELECT n.nspname, c.relname, pg_relation_filenode(c.oid), coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0),
               c.oid::bigint
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_stat_xact_user_tables s ON s.relid = c.oid
        WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        """,
        row -> {
          Relation table = new Relation(row.getString(1), row.getString(2));
          tables.put(row.getLong(5), table);
          scans.put(table, row.getLong(4));
          return files.put(table, row.getLong(3));
        });
    return new Book(tables, files, scans);
  }

  private Set<Relation> scanned(Book opened) throws SQLException {
    Book now = book();
    return now.scans().keySet().stream()
        .filter(table -> opened.files().containsKey(table))
        .filter(
            table -> now.scans().getOrDefault(table, 0L) > opened.scans().getOrDefault(table, 0L))
        .collect(Collectors.toSet());
  }

  /// By number: a table that was renamed or dropped has no longer the name that it had.
  private Map<Relation, LockMode> locks(Book opened) throws SQLException {
    Map<Relation, LockMode> locks = new HashMap<>();
    for (Held held :
        session.query(
            "SELECT relation::bigint, mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation'",
            row -> new Held(row.getLong(1), row.getString(2)))) {
      Relation table = opened.tables().get(held.number());
      if (table != null) {
        locks.merge(table, LockMode.of(held.mode()), Tracer::stronger);
      }
    }
    return locks;
  }

  private static LockMode stronger(LockMode a, LockMode b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
