package org.handover.toolkit.apply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.DbObject;
import org.handover.toolkit.ledger.Footprint;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The schema in which an undo saves values: a copy of each table, and a list of them.
record SavedSchema(Session session, String name) {
  /// The most letters of a copy's name, so that what belongs to it has room for its own.
  private static final int LONGEST = 40;

  /// Ours, or not there yet.
  ///
  /// @throws StoppedException if a schema of somebody else's bears the name
  void requireOurs() throws SQLException {
    if (exists() && !hasContents()) {
      throw new StoppedException(
          new Fault.Refused(
              "the schema %s, in which an undo saves values, is there and is not the toolkit's"
                  .formatted(name),
              "name another one as schema.saved in handover.yml"));
    }
  }

  boolean exists() throws SQLException {
    return session.is("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", name);
  }

  private boolean hasContents() throws SQLException {
    return session.is("SELECT to_regclass(?) IS NOT NULL", contents());
  }

  String contents() {
    return new Relation(name, "contents").quoted();
  }

  void create() throws SQLException {
    requireOurs();
    if (!exists()) {
      session.inTransaction(() -> {
        session.execute("CREATE SCHEMA " + Relation.quote(name));
        session.execute(
            """
            CREATE TABLE %s (
                id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                table_schema text NOT NULL, table_name text NOT NULL,
                key_columns text[] NOT NULL, saved_columns text[] NOT NULL, gone_columns text[] NOT NULL, whole boolean NOT NULL,
                saved_as text NOT NULL UNIQUE, began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                complete_at timestamptz, restored_at timestamptz
            )
            """
                .formatted(contents()));
        session.execute(
            "COMMENT ON TABLE %s IS 'what handover db undo saved: each line is a table here that holds columns of another'"
                .formatted(contents()));
      });
    }
  }

  /// What a killed undo was about to save is in its table still: writes are noted no longer.
  void stopNoting(LockRetry attempts) throws SQLException {
    if (hasContents()) {
      for (SavedTable table : tables("complete_at IS NULL")) {
        attempts.run(
            "ending what a killed undo began on " + table.table(),
            (_, lockTimeout) ->
                session.inTransaction(() -> {
                  session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
                  new NoteTrigger(session, table).stop();
                  session.execute("DROP TABLE IF EXISTS " + table.copy().quoted());
                  session.update(
                      "DELETE FROM %s WHERE saved_as = ?".formatted(contents()),
                      table.copy().name());
                }));
      }
    }
  }

  /// What is saved completely, in the order in which it was.
  List<SavedTable> tables() throws SQLException {
    return hasContents() ? tables("complete_at IS NOT NULL") : List.of();
  }

  private List<SavedTable> tables(String which) throws SQLException {
    return session.query(
        "SELECT table_schema, table_name, key_columns, saved_columns, gone_columns, whole, saved_as FROM %s WHERE %s ORDER BY id"
            .formatted(contents(), which),
        this::table);
  }

  private SavedTable table(ResultSet row) throws SQLException {
    return new SavedTable(
        new Relation(row.getString(1), row.getString(2)),
        texts(row, 3),
        texts(row, 4),
        texts(row, 5),
        row.getBoolean(6),
        new Relation(name, row.getString(7)));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /// What an undoing takes away that holds values.
  List<SavedTable> of(Footprint footprint) throws SQLException {
    Set<DbObject> gone = footprint.removed();
    List<SavedTable> tables = new ArrayList<>();
    for (DbObject object : gone) {
      Relation table = new Relation(object.schema(), object.name());
      if (object.kind().equals("table")) {
        tables.add(of(table, columns(table), true));
      } else if (object.kind().equals("column")
          && !gone.contains(new DbObject("table", object.schema(), object.name(), ""))
          && tables.stream().noneMatch(known -> known.table().equals(table))
          && isTable(table)) {
        tables.add(of(table, goneOf(gone, object), false));
      }
    }
    tables.removeIf(table -> table.columns().isEmpty());
    return tables;
  }

  private List<String> goneOf(Set<DbObject> gone, DbObject column) throws SQLException {
    return columns(new Relation(column.schema(), column.name())).stream()
        .filter(name -> gone.contains(new DbObject("column", column.schema(), column.name(), name)))
        .toList();
  }

  private boolean isTable(Relation table) throws SQLException {
    return session.is(
        "SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(?) AND relkind IN ('r', 'p'))",
        table.quoted());
  }

  private List<String> columns(Relation table) throws SQLException {
    return session.query(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        row -> row.getString(1),
        table.quoted());
  }

  /// A key that stays while columns go; of a table with others that inherit from it, none is one of
  /// all its rows.
  private List<String> key(Relation table, List<String> gone, boolean whole) throws SQLException {
    return session
        .query(
            """
            SELECT ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (number, place)
                         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
                         WHERE k.place <= i.indnkeyatts ORDER BY k.place)
            FROM pg_index i
            WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL
              AND NOT EXISTS (SELECT FROM unnest(i.indkey::int2[]) n JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n
                              WHERE NOT a.attnotnull)
              AND (i.indisprimary OR NOT EXISTS (SELECT FROM pg_index p WHERE p.indrelid = i.indrelid AND p.indisprimary))
              AND NOT EXISTS (SELECT FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
                              WHERE h.inhparent = i.indrelid AND NOT c.relispartition)
            ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1
            """,
            row -> texts(row, 1),
            table.quoted())
        .stream()
        .filter(key -> whole || gone.stream().noneMatch(key::contains))
        .findFirst()
        .orElse(List.of());
  }

  private SavedTable of(Relation table, List<String> gone, boolean whole) throws SQLException {
    List<String> key = key(table, gone, whole);
    List<String> columns = key.isEmpty() ? columns(table) : gone;
    String label = table.schema().equals("public") ? "" : table.schema() + "_";
    String base = (label + table.name()).replaceAll("[^\\x20-\\x7e]", "_");
    return new SavedTable(
        table,
        key,
        columns,
        gone,
        whole,
        new Relation(name, free(base.substring(0, Math.min(base.length(), LONGEST)))));
  }

  /// Copies of an earlier round stay beside this one's.
  private String free(String base) throws SQLException {
    String free = base.equals("contents") ? base + "_2" : base;
    for (int number = 2; isTaken(free); number++) {
      free = base + "_" + number;
    }
    return free;
  }

  private boolean isTaken(String copy) throws SQLException {
    return hasContents()
        && session.is(
            "SELECT EXISTS (SELECT FROM %s WHERE saved_as = ? AND complete_at IS NOT NULL)"
                .formatted(contents()),
            copy);
  }
}
