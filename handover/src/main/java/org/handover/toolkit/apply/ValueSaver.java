package org.handover.toolkit.apply;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.handover.toolkit.database.LockRetry;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// Copies what a table holds while it is in use, inside the database: no row passes through this
/// program.
///
/// A copy of five million rows takes half a minute. It runs while all others read and write; the
/// lock under which the values go comes after it, and is held only for the rows that were noted
/// since.
final class ValueSaver {
  /// So many notes are dealt with before the lock is asked for.
  private static final int MOST_NOTES = 500;

  private final Session session;
  private final SavedSchema schema;
  private final LockRetry attempts;

  ValueSaver(Session session, SavedSchema schema, LockRetry attempts) {
    this.session = session;
    this.schema = schema;
    this.attempts = attempts;
  }

  /// Everything but what changes from now on.
  void copy(SavedTable table) throws SQLException {
    schema.create();
    attempts.run(
        "saving " + table.table(),
        (_, lockTimeout) -> session.inTransaction(() -> begin(table, lockTimeout)));
    fill(table);
    while (session.number("SELECT count(*) FROM " + table.notes().quoted()) > MOST_NOTES
        && !new NoteTrigger(session, table).sawWhatNoKeyTells()) {
      catchUpBeforehand(table);
    }
  }

  private void begin(SavedTable table, Duration lockTimeout) throws SQLException {
    session.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
    NoteTrigger notes = new NoteTrigger(session, table);
    notes.stop();
    session.update(
        "DELETE FROM %s WHERE saved_as = ?".formatted(schema.contents()), table.copy().name());
    session.execute("DROP TABLE IF EXISTS " + table.copy().quoted());
    notes.start();
    session.update(
        """
        INSERT INTO %s (table_schema, table_name, key_columns, saved_columns, gone_columns, whole, saved_as)
        VALUES (?, ?, ?::text[], ?::text[], ?::text[], ?, ?)
        """
            .formatted(schema.contents()),
        table.table().schema(),
        table.table().name(),
        table.key(),
        table.columns(),
        table.gone(),
        table.whole(),
        table.copy().name());
  }

  private void fill(SavedTable table) throws SQLException {
    session.execute("DROP TABLE IF EXISTS " + table.copy().quoted());
    session.execute(
        "CREATE TABLE %s AS SELECT %s FROM %s"
            .formatted(
                table.copy().quoted(), values(table, "", table.held()), table.table().quoted()));
    if (!table.key().isEmpty()) {
      session.execute(
          "CREATE UNIQUE INDEX ON %s (%s)"
              .formatted(table.copy().quoted(), SavedTable.list(table.key())));
    }
  }

  /// In a transaction that sees one moment: a note and the row that it is about.
  private void catchUpBeforehand(SavedTable table) throws SQLException {
    session.inTransaction(() -> {
      session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      catchUp(table);
      session.execute("DELETE FROM " + table.notes().quoted());
    });
  }

  /// The rows of the notes once more. They are found by their keys, however many are beside them.
  private void catchUp(SavedTable table) throws SQLException {
    session.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");
    String key = SavedTable.list("t.", table.key());
    String notes = table.notes().quoted();
    String noted =
        "(%s) IN (SELECT %s FROM %s)".formatted(key, SavedTable.list(table.key()), notes);
    session.execute(
        "DELETE FROM %s t WHERE (%s) IN (SELECT %s FROM %s n)"
            .formatted(table.copy().quoted(), key, values(table, "n.", table.key()), notes));
    session.execute(
        "INSERT INTO %s (%s) SELECT %s FROM %s t WHERE %s"
            .formatted(
                table.copy().quoted(),
                SavedTable.list(table.held()),
                values(table, "t.", table.held()),
                table.table().quoted(),
                noted));
  }

  /// As text where the type is not the server's own: the copy must not hold on to a type that goes
  /// too.
  private String values(SavedTable table, String prefix, List<String> columns) throws SQLException {
    List<String> ofOwnType =
        session.query(
            """
            SELECT a.attname FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
              AND t.typnamespace <> 'pg_catalog'::regnamespace
            """,
            row -> row.getString(1),
            table.table().quoted());
    return columns.stream()
        .map(column ->
            prefix
                + Relation.quote(column)
                + (ofOwnType.contains(column) ? "::text AS " + Relation.quote(column) : ""))
        .collect(Collectors.joining(", "));
  }

  /// Under the lock that nothing can slip past, in the transaction that is open: then the copy is
  /// complete.
  ///
  /// @throws SQLException worth another try, after [#copyAgain], if no key tells what changed
  void finish(SavedTable table) throws SQLException {
    session.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(table.table().quoted()));
    NoteTrigger notes = new NoteTrigger(session, table);
    if (notes.sawWhatNoKeyTells()) {
      throw new SQLException(table.table() + " was written to while it was saved", "40001");
    }
    if (!table.key().isEmpty()) {
      catchUp(table);
    }
    notes.stop();
    session.update(
        "UPDATE %s SET complete_at = clock_timestamp() WHERE saved_as = ?"
            .formatted(schema.contents()),
        table.copy().name());
  }

  /// If [#finish] found that the copy cannot be completed.
  void copyAgain(SavedTable table) throws SQLException {
    if (new NoteTrigger(session, table).sawWhatNoKeyTells()) {
      session.execute("DELETE FROM " + table.notes().quoted());
      fill(table);
    }
  }
}
